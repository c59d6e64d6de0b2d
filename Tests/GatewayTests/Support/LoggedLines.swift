import Logging
import Synchronization

/// Keeps what is logged.
struct LoggedLines: LogHandler {
    private final class Text: Sendable {
        let all = Mutex("")
    }

    private let lines = Text()
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    var text: String { lines.all.withLock { $0 } }

    /// Adds a line.
    func note(_ line: String) { lines.all.withLock { $0 += "\(line)\n" } }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        lines.all.withLock { $0 += "\(event.message) \(event.metadata ?? [:])\n" }
    }
}

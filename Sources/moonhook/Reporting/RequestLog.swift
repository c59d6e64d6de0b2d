import Logging
import PortalModel
import Report

/// The client's messages about its requests, as lines on standard error.
struct RequestLog: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level

    /// A logger that shows each request if `isVerbose`, and else only what a person should know, with long waits if
    /// somebody is waiting.
    static func logger(isVerbose: Bool) -> Logger {
        let quiet: Logger.Level = Terminal.standardError.isInteractive ? .info : .notice
        return Logger(label: "moonhook") { _ in RequestLog(logLevel: isVerbose ? .debug : quiet) }
    }

    /// A logger that shows nothing.
    static let silent = Logger(label: "moonhook") { _ in RequestLog(logLevel: .critical) }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let terminal = Terminal.standardError
        // A progress bar may be in this line.
        if terminal.isInteractive { terminal.writeRaw("\r\u{1B}[K") }
        terminal.write(report: Self.line("\(event.message)", (event.metadata ?? [:]).mapValues { "\($0)" }))
    }

    /// Such as `user.get            200   1 try     35 ms  operating 0.4 s`.
    static func line(_ message: String, _ metadata: [String: String]) -> String {
        guard let method = metadata["method"], let status = metadata["status"], let tries = metadata["tries"],
            let milliseconds = metadata["milliseconds"]
        else {
            let rest = metadata.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
            return rest.isEmpty ? message : "\(message): \(rest)"
        }
        let columns = [
            method.padded(to: 20), status.padded(to: 3), "try \(tries)".padded(to: 6),
            milliseconds.aligned(to: 6) + " ms",
        ]
        let operating = metadata["operating"].map { "operating \($0) s" }
        return (columns + [operating].compactMap(\.self)).joined(separator: "  ")
    }
}

import Foundation
import PortalModel
import Scripting
import Synchronization

/// Ends the process if a script is in an instruction that nothing else can end.
///
/// Such as the search through a table whose keys all collide. That is safe: a script computes, and nothing was sent.
final class Watchdog: Sendable {
    /// How far past its time a script may run.
    private static let grace = Duration.seconds(2)

    private let scripts = Mutex<[ScriptCanceller]>([])

    /// Monitors a script from now on.
    func watch(_ script: ScriptCanceller) { scripts.withLock { $0.append(script) } }

    /// Runs `body` with monitoring.
    func watching<Result: Sendable>(_ body: () async throws -> Result) async throws -> Result {
        let looking = Task {
            while !Task.isCancelled {
                try await Task.sleep(for: .milliseconds(500))
                guard scripts.withLock({ $0.contains { $0.overdue > Self.grace } }) else { continue }
                Terminal.standardError.write(
                    "The script exceeded its time and can't be stopped, so the process ends here. Nothing was sent."
                )
                Foundation.exit(ExitStatus.refused.rawValue)
            }
        }
        defer { looking.cancel() }
        return try await body()
    }
}

import Foundation
import PortalModel
import UnixSignals

/// Ends work when the process is asked to stop.
enum Interruption {
    /// Runs `body`, which is cancelled by SIGINT or SIGTERM; the second of them ends the process at once.
    ///
    /// - Throws: What `body` throws; after a signal, ``Failure`` with its status and `body`'s message about the interruption.
    static func run(_ body: @escaping @Sendable () async throws -> Void) async throws {
        let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
        let work = Task { try await body() }
        let watching = Task { () -> ExitStatus? in
            var status: ExitStatus?
            for await signal in signals {
                // The second signal means not to wait.
                if let status { Foundation.exit(status.rawValue) }
                status = signal == .sigterm ? .terminated : .interrupted
                let terminal = Terminal.standardError
                if terminal.isInteractive { terminal.write("\nStopping; press Ctrl-C again to end at once.") }
                work.cancel()
            }
            return status
        }
        let result = await work.result
        watching.cancel()
        guard let status = await watching.value, case .failure(let error) = result else { return try result.get() }
        guard let failure = error as? Failure, failure.status == .interrupted else {
            throw Failure(status, "interrupted")
        }
        throw Failure(status, failure.message)
    }
}

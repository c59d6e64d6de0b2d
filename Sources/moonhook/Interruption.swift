import UnixSignals

/// Ends work when the process is asked to stop.
enum Interruption {
    private enum End: Sendable {
        case done
        case signal(UnixSignal)
    }

    /// Runs `body`, which is cancelled by SIGINT or SIGTERM.
    ///
    /// - Throws: What `body` throws; after a signal ``Failure`` with the status that names it.
    static func run(_ body: @escaping @Sendable () async throws -> Void) async throws {
        let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
        try await withThrowingTaskGroup(of: End.self) { group in
            group.addTask {
                try await body()
                return .done
            }
            group.addTask {
                for await signal in signals { return .signal(signal) }
                return .done
            }
            guard case .signal(let signal)? = try await group.next() else { return group.cancelAll() }
            group.cancelAll()
            // What the work says of its end is lost on a signal: the signal is the reason.
            _ = try? await group.next()
            let status: ExitStatus = signal == .sigterm ? .terminated : .interrupted
            throw Failure(status, "interrupted")
        }
    }
}

import Scripting
import Synchronization

/// Passes on scripts' messages, each once even if a run starts over.
///
/// A script that runs again sends the same messages up to where it ended before, so as many are skipped. Nothing has to be
/// kept, and output isn't delayed.
final class Transcript: Sendable {
    private struct State {
        /// The messages that were passed on.
        var passed = 0
        /// The messages to skip, since they were passed on before.
        var repeated = 0
    }

    private let log: @Sendable (ScriptMessage) -> Void
    private let state = Mutex(State())

    init(_ log: @escaping @Sendable (ScriptMessage) -> Void) {
        self.log = log
    }

    /// Takes the next message.
    @Sendable func pass(_ message: ScriptMessage) {
        let isNew = state.withLock { state in
            guard state.repeated == 0 else {
                state.repeated -= 1
                return false
            }
            state.passed += 1
            return true
        }
        if isNew { log(message) }
    }

    /// Expects the same messages again, from the first on.
    func startOver() { state.withLock { $0.repeated = $0.passed } }
}

import Scripting
import Synchronization

/// Passes on what scripts say, each message once though a run may start over.
///
/// A script that runs again says the same up to where it ended before, so that as many messages are left out then. Nothing
/// has to be kept, and nobody waits for what a script prints.
final class Transcript: Sendable {
    private struct State {
        /// The messages that were passed on.
        var passed = 0
        /// The messages to leave out, since they were passed on before.
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

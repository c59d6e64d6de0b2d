import Synchronization

/// What is logged of a call.
final class CallLog: Sendable {
    private let state = Mutex((client: String?.none, outcome: String?.none, way: "refused"))

    var client: String? {
        get { state.withLock { $0.client } }
        set { state.withLock { $0.client = newValue } }
    }
    var outcome: String? {
        get { state.withLock { $0.outcome } }
        set { state.withLock { $0.outcome = newValue } }
    }
    /// Which way it went.
    var way: String {
        get { state.withLock { $0.way } }
        set { state.withLock { $0.way = newValue } }
    }
}

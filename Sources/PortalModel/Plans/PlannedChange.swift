/// A change and the outcome of it.
public struct PlannedChange: Hashable, Sendable {
    /// The change.
    public var change: Change
    /// Its progress.
    public var state: ChangeState
    /// Its outcome, once that is known: with the states `applied`, `conflict` and `failed`.
    public var outcome: Outcome?
    /// How often it was sent.
    public var tries: Int

    /// Creates a planned change.
    public init(_ change: Change, state: ChangeState = .planned, outcome: Outcome? = nil, tries: Int = 0) {
        self.change = change
        self.state = state
        self.outcome = outcome
        self.tries = tries
    }
}

extension Outcome {
    /// The state of a change that met this.
    public var state: ChangeState {
        switch self {
        case .applied: .applied
        case .conflict: .conflict
        case .failed: .failed
        }
    }
}

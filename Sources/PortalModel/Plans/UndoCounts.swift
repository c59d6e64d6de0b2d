/// The values of an undone run that the plan doesn't restore, by outcome.
public struct UndoCounts: Hashable, Sendable {
    /// The run.
    public var run: RunID
    /// The values that are as they were before the run already.
    public var back = 0
    /// The values that stay unchanged for a reported reason.
    public var kept = 0

    /// Nothing yet.
    public init(of run: RunID) {
        self.run = run
    }
}

public import Journal
public import PortalModel

/// What an undo is asked to take back.
public struct UndoRequest: Sendable {
    /// The run whose changes go back.
    public var run: RecordedRun
    /// The only users whose changes go back; `nil` for all.
    public var users: Set<UserID>?
    /// The only fields that go back; `nil` for all.
    public var fields: Set<String>?
    /// What no run may change.
    public var protection: Protection

    /// Creates a request.
    public init(
        _ run: RecordedRun,
        users: Set<UserID>? = nil,
        fields: Set<String>? = nil,
        protection: Protection = Protection()
    ) {
        self.run = run
        self.users = users
        self.fields = fields
        self.protection = protection
    }
}

/// What became of the values of an undone run that the plan doesn't put back.
public struct UndoCounts: Hashable, Sendable {
    /// The run.
    public var run: RunID
    /// The values that are as they were before the run already.
    public var back = 0
    /// The values that stay as they are for a reason that was told.
    public var kept = 0

    /// Nothing yet.
    public init(of run: RunID) {
        self.run = run
    }
}

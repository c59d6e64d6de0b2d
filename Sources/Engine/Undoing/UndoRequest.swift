public import Journal
public import PortalModel

/// What to undo.
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

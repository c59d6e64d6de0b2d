public import PortalModel

/// The users and fields of one portal that are protected from every script.
public struct Protection: Hashable, Sendable {
    /// The users.
    public var users: Set<UserID>
    /// The fields.
    public var fields: Set<String>

    /// Protects nothing, except what is given.
    public init(users: Set<UserID> = [], fields: Set<String> = []) {
        self.users = users
        self.fields = fields
    }

    /// What is left of a change without what is protected.
    ///
    /// - Parameters:
    ///   - change: What is wanted.
    ///   - schema: The portal's fields.
    ///   - report: Receives everything that is protected.
    /// - Returns: The change that may be planned; `nil` if nothing is left.
    /// - Throws: What `report` throws.
    func permitted(
        _ change: Change,
        in schema: Schema,
        report: (Diagnostic) throws -> Void
    ) throws -> Change? {
        func tell(_ what: String, _ field: String? = nil) throws {
            let isLeaving = field == nil && change.after["ACTIVE"] == .boolean(false)
            let message =
                isLeaving ? Diagnostic.keptLeaver : "moonhook.lua protects this \(what), so it stays as it is"
            try report(Diagnostic(.warning, .protected, message, field: field, user: change.user, line: change.line))
        }
        guard !users.contains(change.user) else {
            try tell("user")
            return nil
        }
        for name in schema.sorted(change.after.keys) where fields.contains(name) { try tell("field", name) }
        return change.keeping { !fields.contains($0) }
    }
}

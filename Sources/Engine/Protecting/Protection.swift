public import PortalModel

/// The users and fields that `moonhook.lua` protects from every script.
public struct Protection: Hashable, Sendable {
    /// The users by id.
    public var users: Set<UserID>
    /// The users by their `EMAIL` on the portal, in small letters.
    public var addresses: Set<String>
    /// The fields.
    public var fields: Set<String>

    /// Protects nothing, except what is given.
    public init(users: Set<UserID> = [], addresses: Set<String> = [], fields: Set<String> = []) {
        self.users = users
        self.addresses = Set(addresses.map { $0.lowercased() })
        self.fields = fields
    }

    /// Also protects what the other one does.
    public mutating func formUnion(_ other: Protection) {
        users.formUnion(other.users)
        addresses.formUnion(other.addresses)
        fields.formUnion(other.fields)
    }

    /// What is left of a change without what is protected.
    ///
    /// - Parameters:
    ///   - change: What is wanted.
    ///   - schema: The portal's fields.
    ///   - user: Fetches the user's record, if the address decides.
    ///   - report: Receives everything that is protected.
    /// - Returns: The change that may be planned; `nil` if nothing is left.
    /// - Throws: What the closures throw.
    func permitted(
        _ change: Change,
        in schema: Schema,
        user: () throws -> User?,
        report: (Diagnostic) throws -> Void
    ) throws -> Change? {
        func tell(_ what: String, _ field: String? = nil) throws {
            let message = "moonhook.lua protects this \(what), so it stays as it is"
            try report(Diagnostic(.warning, .protected, message, field: field, user: change.user, line: change.line))
        }
        guard try !protects(change.user, user) else {
            try tell("user")
            return nil
        }
        for name in schema.sorted(change.after.keys) where fields.contains(name) { try tell("field", name) }
        return change.keeping { !fields.contains($0) }
    }

    /// Whether a user is protected; `user` fetches the record, if the address decides.
    func protects(_ id: UserID, _ user: () throws -> User?) rethrows -> Bool {
        if users.contains(id) { return true }
        guard !addresses.isEmpty, case .string(let address)? = try user()?.fields["EMAIL"] else { return false }
        return addresses.contains(address.lowercased())
    }
}

/// What a plan does to people that somebody should look at before anything else.
public struct PlanAttention: Hashable, Sendable {
    /// What is done to somebody.
    public enum Deed: String, Hashable, Sendable, CaseIterable {
        /// The user can't sign in any more.
        case dismissed
        /// The user gets another e-mail address; a difference in case doesn't count.
        case readdressed
        /// The user's departments change.
        case moved
        /// A field loses its value.
        case cleared
    }

    /// All to whom the same is done.
    public struct Part: Hashable, Sendable {
        /// What is done.
        public var deed: Deed
        /// How many users those are.
        public var users: Int
        /// How many of their fields those are.
        public var fields: Int
        /// The first of the changes, without other fields.
        public var changes: [Change]

        /// Creates a part.
        public init(_ deed: Deed, users: Int, fields: Int, changes: [Change]) {
            self.deed = deed
            self.users = users
            self.fields = fields
            self.changes = changes
        }
    }

    /// What is done, the gravest first; nothing is left out by being done to nobody.
    public var parts: [Part]
    /// The dismissed who head departments, with the departments' names.
    public var heads: [UserID: [String]] = [:]
    /// Whether the credentials don't show who heads departments.
    public var hidesHeads = false
    /// The owner of the credentials in use, if they are dismissed.
    public var owner: UserID?
    /// The users who would be dismissed if `moonhook.lua` didn't protect them, and how they are called.
    public var kept: [UserID: String] = [:]

    /// Creates it.
    public init(parts: [Part] = []) { self.parts = parts }

    /// Whether there is nothing to look at.
    public var isEmpty: Bool { parts.isEmpty && kept.isEmpty }

    /// What is done of one kind, if it is done to anybody.
    public subscript(deed: Deed) -> Part? { parts.first { $0.deed == deed } }
}

extension Diagnostic {
    /// What is reported of somebody who would be dismissed and is protected.
    public static let keptLeaver = "moonhook.lua protects this user, who therefore is not dismissed"
}

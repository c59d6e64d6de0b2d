/// The number that names a user on a portal.
public struct UserID: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The id, 1 or more.
    public let rawValue: Int

    /// Creates the id, or `nil` if `rawValue` is not positive.
    public init?(rawValue: Int) {
        guard rawValue > 0 else { return nil }
        self.rawValue = rawValue
    }

    /// The id as digits.
    public var description: String { String(rawValue) }

    /// Orders ids by number, the order in which a portal lists them.
    public static func < (left: UserID, right: UserID) -> Bool { left.rawValue < right.rawValue }
}

/// An employee record as a portal holds it.
public struct User: Hashable, Sendable {
    /// The user's id.
    public var id: UserID
    /// Field name, such as `PERSONAL_MOBILE`, to its value.
    ///
    /// Empty fields are absent; `ID` is not repeated here.
    public var fields: [String: FieldValue]

    /// Creates a user with these fields.
    public init(id: UserID, fields: [String: FieldValue]) {
        self.id = id
        self.fields = fields
    }

    /// The display name of the user: first and last name, else the e-mail address, else `user 57`.
    public var displayName: String {
        let name = ["NAME", "LAST_NAME"].compactMap { text($0) }.joined(separator: " ")
        return name.isEmpty ? text("EMAIL") ?? "user \(id)" : name
    }

    private func text(_ field: String) -> String? {
        guard case .string(let text)? = fields[field], !text.isEmpty else { return nil }
        return text
    }
}

/// Which users a read is about: all whose fields equal these values.
public struct UserFilter: Hashable, Sendable {
    /// Field name to the value it must hold, by meaning; ``FieldValue/null`` asks for an empty field.
    public var conditions: [String: FieldValue]

    /// Creates a filter; without conditions every user matches.
    public init(_ conditions: [String: FieldValue] = [:]) {
        self.conditions = conditions
    }

    /// The people at work: active, and neither extranet nor e-mail users.
    public static let employees = UserFilter(["ACTIVE": .boolean(true), "USER_TYPE": .string("employee")])

    /// The same filter, limited to employees unless its own conditions name activity or type.
    public var amongEmployees: UserFilter {
        UserFilter(conditions.merging(Self.employees.conditions) { own, _ in own })
    }
}

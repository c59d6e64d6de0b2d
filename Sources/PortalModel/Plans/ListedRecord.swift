/// What can be listed of a run: everybody concerned, and not only examples.
public enum RecordList: String, Hashable, Sendable, CaseIterable {
    /// The records that a script skipped, and the users and fields that are protected.
    case skipped
    /// What was warned about.
    case warned
    /// What was refused.
    case refused
    /// The telephone numbers whose country was assumed.
    case assumed
    /// The rows whose person has no account on the portal.
    case noAccount = "no-account"
}

/// One entry of a ``RecordList``.
public struct ListedRecord: Hashable, Sendable {
    /// The user; `nil` for a row that finds none.
    public var user: UserID?
    /// The person's name, if it is known.
    public var person: String
    /// The field, if it is about one.
    public var field: String?
    /// Why it is listed.
    public var reason: String
    /// The line of the input, counted from 1.
    public var line: Int?
    /// What the record holds; of a row without an account what should have found it.
    public var value: String?
    /// The location in a script, such as `phones-e164.lua:17`.
    public var location: String?
    /// The kind of finding.
    public var code: DiagnosticCode?

    /// Creates an entry.
    public init(
        user: UserID? = nil,
        person: String = "",
        field: String? = nil,
        reason: String,
        line: Int? = nil,
        value: String? = nil,
        location: String? = nil,
        code: DiagnosticCode? = nil
    ) {
        self.user = user
        self.person = person
        self.field = field
        self.reason = reason
        self.line = line
        self.value = value
        self.location = location
        self.code = code
    }

    /// Lists a finding about a record.
    public init(_ finding: Diagnostic, user: UserID?, person: String) {
        self.init(
            user: user,
            person: person,
            field: finding.field,
            reason: finding.message,
            line: finding.line,
            value: finding.value,
            location: finding.location,
            code: finding.code
        )
    }
}

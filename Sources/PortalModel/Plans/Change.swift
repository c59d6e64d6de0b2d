/// One user's fields before and after.
public struct Change: Hashable, Sendable {
    /// The user to change.
    public var user: UserID
    /// The display name of the user, for what they read; see ``User/displayName``.
    public var person: String
    /// Field name to the value it holds now.
    ///
    /// An absent name is an empty field.
    public var before: [String: FieldValue]
    /// Field name to the value it shall hold, validated.
    ///
    /// ``FieldValue/null`` clears. Never empty, never `ID`.
    public var after: [String: FieldValue]
    /// The changed fields whose present value the credentials can't see, so that `before` doesn't contain them.
    public var unseen: Set<String>
    /// The line of the input that caused the change, counted from 1.
    public var line: Int?
    /// Field name to the location in a script that set it, such as `phones-e164.lua:14`, if that was requested.
    public var locations: [String: String]
    /// Field name to the region in which its phone number was read for want of a country code, and what names that, such as
    /// `DE (parameter region)`.
    public var assumed: [String: String]

    /// Creates a change.
    public init(
        user: UserID,
        person: String,
        before: [String: FieldValue],
        after: [String: FieldValue],
        unseen: Set<String> = [],
        line: Int? = nil,
        locations: [String: String] = [:],
        assumed: [String: String] = [:]
    ) {
        self.user = user
        self.person = person
        self.before = before
        self.after = after
        self.unseen = unseen
        self.line = line
        self.locations = locations
        self.assumed = assumed
    }

    /// The change of the fields that pass alone; `nil` if none does.
    public func keeping(_ passes: (String) throws -> Bool) rethrows -> Change? {
        var change = self
        change.after = try after.filter { try passes($0.key) }
        guard !change.after.isEmpty else { return nil }
        change.before = before.filter { change.after[$0.key] != nil }
        change.unseen = unseen.filter { change.after[$0] != nil }
        change.locations = locations.filter { change.after[$0.key] != nil }
        change.assumed = assumed.filter { change.after[$0.key] != nil }
        return change
    }
}

/// The outcome of one field that was sent.
public enum FieldOutcome: Hashable, Sendable {
    /// The portal holds what was sent.
    case taken
    /// The portal has neither the old value nor the one that was sent.
    case rewritten(FieldValue)
    /// The portal holds what it held before.
    case ignored
    /// The credentials can't see the field, or it reads back in another form than it is written, as a photo does.
    case unproven
}

/// The outcome of one change.
public enum Outcome: Hashable, Sendable {
    /// The portal answered `true`; field name to what a later read returned.
    case applied([String: FieldOutcome])
    /// These fields no longer held the value that the plan saw, or the user is gone; nothing was sent.
    case conflict([String])
    /// The portal refused the change, or it never arrived.
    case failed(PortalError)
}

public import PortalModel

/// What a portal made of a value that was sent for one field of one user.
public struct Rewriting: Hashable, Sendable {
    /// What was sent.
    public var sent: FieldValue
    /// What the portal held afterwards; ``FieldValue/null`` if that was nothing.
    public var stored: FieldValue

    /// Creates a rewriting.
    public init(sent: FieldValue, stored: FieldValue) {
        self.sent = sent
        self.stored = stored
    }

    /// Whether the portal, which holds `now`, holds what it makes of `wanted`.
    public func means(_ wanted: FieldValue, by now: FieldValue?, in field: UserField) -> Bool {
        field.means(sent, wanted) && field.means(stored, now)
    }
}

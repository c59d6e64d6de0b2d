/// The changes of a plan that are about the same fields.
public struct ChangeGroup: Hashable, Sendable {
    /// How the journal names the group.
    let key: String
    /// How many changes are in it.
    public let count: Int

    /// The fields, by name.
    public var fields: [String] { key.split(separator: ",").map(String.init) }
}

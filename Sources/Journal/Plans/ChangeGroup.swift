/// The changes of a plan that are about the same fields, and alike in whether a country was assumed for their numbers.
public struct ChangeGroup: Hashable, Sendable {
    /// How the journal names the group.
    let key: String
    /// Whether a country was assumed for a number of each change.
    public let assumesCountry: Bool
    /// How many changes are in it.
    public let count: Int

    /// The fields, by name.
    public var fields: [String] { key.split(separator: ",").map(String.init) }
}

/// The prefix of a field's name in a filter, which defines the comparison.
struct FilterPrefix: Sendable {
    enum Comparison: Sendable, Equatable {
        /// Equal.
        case equal
        /// Equal, or like if the value contains a `%`; also without a prefix.
        case equalOrLike
        /// Contains the value.
        case contains
        /// Matches the value, in which `%` matches anything.
        case like
        /// Stands in this order to the value, `<`, `<=`, `>` or `>=`.
        case ordered(String)
    }

    let comparison: Comparison
    let isNegated: Bool

    /// Whether values are compared for equality, so that an empty value asks for records without one.
    var isEquality: Bool { comparison == .equal || comparison == .equalOrLike }

    /// Takes the key of a filter apart, `>=ID` into prefix and `ID`.
    static func split(_ key: String) -> (prefix: FilterPrefix, name: String) {
        for (text, comparison, isNegated) in spellings where key.hasPrefix(text) {
            let prefix = FilterPrefix(comparison: comparison, isNegated: isNegated)
            return (prefix, String(key.dropFirst(text.count)))
        }
        return (FilterPrefix(comparison: .equalOrLike, isNegated: false), key)
    }

    /// The longest first, since `!` begins several of them.
    private static let spellings: [(String, Comparison, isNegated: Bool)] = [
        ("!=%", .like, true),
        ("!%=", .like, true),
        ("!@", .equal, true),
        ("!=", .equal, true),
        ("!%", .contains, true),
        ("=%", .like, false),
        ("%=", .like, false),
        (">=", .ordered(">="), false),
        ("<=", .ordered("<="), false),
        ("!", .equal, true),
        ("=", .equal, false),
        ("@", .equal, false),
        ("%", .contains, false),
        (">", .ordered(">"), false),
        ("<", .ordered("<"), false),
    ]
}

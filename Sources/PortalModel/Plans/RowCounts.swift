/// The rows of an input by outcome: each has exactly one, so that the counts add up to ``read``.
public struct RowCounts: Hashable, Sendable {
    /// The rows that were read.
    public var read = 0
    /// The rows that found their user and were judged, whether they change anything or were skipped.
    public var matched = 0
    /// The rows whose person has no account on the portal.
    public var withoutAccount = 0
    /// The rows that were refused.
    public var refused = 0
    /// The rows that say the same as an earlier row about the same user.
    public var repeated = 0
    /// The rows that find somebody outside the selection.
    public var outside = 0

    /// No rows yet.
    public init() {}

    /// Whether many rows were read and nobody on the portal is in any of them, as in a file for another portal.
    public var isAboutNobody: Bool { withoutAccount == read && read > 5 }
}

/// What becomes of rows whose person has no account on the portal.
public enum RowsWithoutAccount: String, Hashable, Sendable, CaseIterable {
    /// They are counted and reported, and nothing else.
    case report
    /// They are refused.
    case refuse
}

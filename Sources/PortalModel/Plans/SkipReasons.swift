/// Why records were skipped, counted by reason.
public struct SkipReasons: Hashable, Sendable {
    /// The most reasons that are told apart: a script may give each record a reason of its own.
    private static let mostReasons = 1_000

    /// The records in all.
    public private(set) var total = 0
    private var counts: [String: Int] = [:]

    /// Nothing was skipped yet.
    public init() {}

    /// Counts a record.
    public mutating func add(_ reason: String) {
        total += 1
        guard counts[reason] != nil || counts.count < Self.mostReasons else { return }
        counts[reason, default: 0] += 1
    }

    /// Takes back a record that was counted.
    public mutating func remove(_ reason: String) {
        total -= 1
        guard let count = counts[reason] else { return }
        counts[reason] = count > 1 ? count - 1 : nil
    }

    /// The most frequent reasons, and how many records have others.
    ///
    /// - Parameter limit: The most reasons to return.
    /// - Returns: The reasons with their counts, the most frequent first; together with `others`, the ``total``.
    public func most(_ limit: Int) -> (reasons: [(reason: String, count: Int)], others: Int) {
        let first = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(limit)
        return (first.map { ($0.key, $0.value) }, total - first.reduce(0) { $0 + $1.value })
    }

    /// The count without the reasons, whose words are a script's.
    public var redacted: SkipReasons {
        var redacted = SkipReasons()
        redacted.total = total
        return redacted
    }
}

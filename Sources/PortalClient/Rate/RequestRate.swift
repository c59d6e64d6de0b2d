/// How many requests a portal takes from one address: a bucket that holds so many, and leaks.
///
/// Each request fills the bucket by one; one that finds it full is refused with `QUERY_LIMIT_EXCEEDED`.
///
/// Source: <https://apidocs.bitrix24.com/limits.html>
public struct RequestRate: Hashable, Sendable {
    /// How many requests the bucket holds.
    public var threshold: Double
    /// How many of them leak out in a second.
    public var perSecond: Double

    /// Creates a rate.
    public init(threshold: Double, perSecond: Double) {
        self.threshold = threshold
        self.perSecond = perSecond
    }

    /// What every plan has but Enterprise.
    public static let standard = RequestRate(threshold: 50, perSecond: 2)
    /// What the plan Enterprise has.
    public static let enterprise = RequestRate(threshold: 250, perSecond: 5)
}

/// Which texts that `user.update` writes the portal changes or ignores, though it answers `true`.
///
/// It depends on user, field and value, so that the same write always has the same result.
public struct EmulatorRewriting: Sendable, Hashable {
    /// The share, from 0 to 1, of values that are stored trimmed, squeezed and, if they look like phone numbers, bare.
    public var rewriteRate: Double
    /// The share, from 0 to 1, of values that aren't stored.
    public var ignoreRate: Double
    /// The seed by which values are chosen.
    public var seed: UInt64

    /// Creates a choice; without arguments, none.
    public init(rewriteRate: Double = 0, ignoreRate: Double = 0, seed: UInt64 = 1) {
        self.rewriteRate = rewriteRate
        self.ignoreRate = ignoreRate
        self.seed = seed
    }
}

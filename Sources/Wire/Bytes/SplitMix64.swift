/// Random numbers that are the same in every run: SplitMix64 (Steele, Lea, Flood 2014).
///
/// The standard library's own choice of a number or an item may change with its version; the choices here stay the same.
public struct SplitMix64: RandomNumberGenerator, Sendable {
    private static let step: UInt64 = 0x9E37_79B9_7F4A_7C15

    private var state: UInt64

    /// Creates the generator of a seed.
    public init(seed: UInt64) {
        state = seed
    }

    /// The next number.
    public mutating func next() -> UInt64 {
        defer { state &+= Self.step }
        return number(at: 0)
    }

    /// The number that ``next()`` gives after `index` others, without computing those.
    public func number(at index: UInt64) -> UInt64 {
        var mixed = state &+ (index &+ 1) &* Self.step
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to `count`, without it.
    public mutating func number(below count: Int) -> Int { Int(next() % UInt64(count)) }

    /// One of the items, each with the same chance; `items` must not be empty.
    public mutating func pick<Item>(_ items: [Item]) -> Item { items[number(below: items.count)] }

    /// Whether something with this chance happens.
    public mutating func happens(inPercent percent: Int) -> Bool { number(below: 100) < percent }
}

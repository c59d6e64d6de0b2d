/// Random numbers that are the same in every run: SplitMix64 (Steele, Lea, Flood 2014).
///
/// Each value is drawn from a stream of its own, so that one more field or column changes no other.
struct TrialRandom: Sendable {
    private var state: UInt64

    /// Begins the stream of one value.
    init(seed: Int, index: Int, name: String) {
        // FNV-1a, since Swift's own hashes differ from run to run.
        let hash = name.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
        state = UInt64(truncatingIfNeeded: seed) &* 0xD1B5_4A32_D192_ED03
        state = state &+ UInt64(truncatingIfNeeded: index) &* 0x8CB9_2BA7_2F3D_8DD7 &+ hash
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to `count`, without it.
    mutating func number(below count: Int) -> Int { Int(next() % UInt64(count)) }

    /// One of the items, all alike likely; none is a mistake of the caller's.
    mutating func pick<Item>(_ items: [Item]) -> Item { items[number(below: items.count)] }

    /// True in this many of a hundred cases.
    mutating func happens(inPercent percent: Int) -> Bool { number(below: 100) < percent }
}

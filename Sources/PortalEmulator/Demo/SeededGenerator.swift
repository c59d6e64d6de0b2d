/// Random numbers that are the same in every run: SplitMix64 (Steele, Lea, Flood 2014).
struct SeededGenerator: Sendable {
    private var state: UInt64

    init(seed: UInt64, stream: Int) {
        state = seed &+ UInt64(truncatingIfNeeded: stream) &* 0xD1B5_4A32_D192_ED03
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number of the range. (The standard library's own choice may change with its version.)
    mutating func number(in range: Range<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.count))
    }

    /// A number from 0 up to 1.
    mutating func share() -> Double { Double(next() >> 11) / Double(1 << 53 as UInt64) }

    /// One of the items, all alike likely.
    mutating func pick<Item>(_ items: [Item]) -> Item {
        items[number(in: 0..<items.count)]
    }

    /// True in this many of a hundred cases.
    mutating func happens(inPercent percent: Int) -> Bool {
        number(in: 0..<100) < percent
    }
}

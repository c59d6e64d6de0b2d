import Wire

extension SplitMix64 {
    /// Creates the generator of one of a seed's streams: one more draw from a stream changes no other.
    init(seed: UInt64, stream: Int) {
        self.init(seed: seed &+ UInt64(truncatingIfNeeded: stream) &* 0xD1B5_4A32_D192_ED03)
    }

    /// A number of the range.
    mutating func number(in range: Range<Int>) -> Int { range.lowerBound + number(below: range.count) }

    /// A number from 0 up to 1.
    mutating func share() -> Double { Double(next() >> 11) / Double(1 << 53 as UInt64) }
}

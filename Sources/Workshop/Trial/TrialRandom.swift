import Wire

/// The random numbers for invented users.
enum TrialRandom {
    /// The numbers for one value.
    ///
    /// Each value has its own stream, so that one more field or column changes no other value.
    static func stream(seed: Int, index: Int, name: String) -> SplitMix64 {
        // FNV-1a, since Swift's own hashes differ from run to run.
        let hash = name.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
        let state = UInt64(truncatingIfNeeded: seed) &* 0xD1B5_4A32_D192_ED03
        return SplitMix64(seed: state &+ UInt64(truncatingIfNeeded: index) &* 0x8CB9_2BA7_2F3D_8DD7 &+ hash)
    }
}

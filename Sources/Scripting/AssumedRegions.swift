/// How often a telephone number without a country code was taken to belong to the region that a script gave with it.
///
/// In a transform each record counts once for a region, however many numbers it has; in a program, which has no records, each
/// number counts.
struct AssumedRegions {
    /// ISO 3166-1 alpha-2 code to how often it was assumed.
    private var counts: [String: Int] = [:]
    /// The regions assumed in the record at hand; nearly always one at most.
    private var pending: [String] = []

    /// Notes a number that was read.
    mutating func note(_ region: String, inRecord: Bool) {
        let region = region.uppercased()
        guard inRecord else {
            counts[region, default: 0] += 1
            return
        }
        if !pending.contains(region) { pending.append(region) }
    }

    /// Counts the record at hand, which came out well.
    mutating func countRecord() {
        for region in pending { counts[region, default: 0] += 1 }
    }

    /// Ends the record at hand.
    mutating func endRecord() { pending.removeAll(keepingCapacity: true) }

    /// What was counted since the last time.
    mutating func take() -> [String: Int] {
        defer { counts.removeAll() }
        return counts
    }
}

extension ScriptHost {
    /// How often each region was taken for the country of a telephone number without a country code, since the last time: by
    /// ISO 3166-1 alpha-2 code, each record once, and in a program each number.
    public func takeAssumedRegions() -> [String: Int] { assumedRegions.take() }
}

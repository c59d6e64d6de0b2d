import PhoneNumbers
public import PortalModel
import Wire

extension AssumedRegion {
    /// The region that a text names: by its ISO code or a country's name.
    ///
    /// A calling code needs its `+`, since any number could be one.
    init?(namedBy text: String, _ source: String) {
        let text = text.trimmed
        guard let first = text.utf8.first, !first.isASCIIDigit else { return nil }
        let code = text.uppercased()
        if code.utf8.count == 2, PhoneNumber.knows(region: code) {
            self.init(code, source)
        } else if let code = try? Countries.code(of: text) {
            self.init(code, source)
        } else {
            return nil
        }
    }

    /// Whether a parameter or a table of the recipe names it, and not a record or a row.
    var isDeclared: Bool { source?.hasPrefix("parameter ") == true || source?.hasPrefix("table ") == true }
}

/// How often a telephone number without a country code was taken to belong to which region.
///
/// What a change under `"same phone"` assumes is judged by its values; for all else counts what a script gave with the number. In
/// a transform each record counts once for a region, however many numbers it has; in a program, which has no records, each
/// number counts.
struct AssumedRegions {
    private var counts: [AssumedRegion: Int] = [:]
    /// The regions assumed in the record at hand; nearly always one at most.
    private var pending: [AssumedRegion] = []

    /// Notes a number that was read.
    mutating func note(_ assumed: AssumedRegion, inRecord: Bool) {
        guard inRecord else { return count(assumed) }
        if !pending.contains(assumed) { pending.append(assumed) }
    }

    /// Counts a number of a program, which a script has read before the change was judged.
    private mutating func count(_ assumed: AssumedRegion) {
        let read = AssumedRegion(assumed.region)
        if assumed.source != nil, let count = counts[read] { counts[read] = count > 1 ? count - 1 : nil }
        counts[assumed, default: 0] += 1
    }

    /// Counts the record at hand, which came out well.
    mutating func countRecord() {
        for assumed in pending {
            let isJudged = pending.contains { $0.region == assumed.region && $0.source != nil }
            if assumed.source != nil || !isJudged { counts[assumed, default: 0] += 1 }
        }
    }

    /// Ends the record at hand.
    mutating func endRecord() { pending.removeAll(keepingCapacity: true) }

    /// What was counted since the last time.
    mutating func take() -> [AssumedRegion: Int] {
        defer { counts.removeAll() }
        return counts
    }
}

extension ScriptHost {
    /// How often each region was taken for the country of a telephone number without a country code, since the last time: each
    /// record once, and in a program each number.
    public func takeAssumedRegions() -> [AssumedRegion: Int] { assumedRegions.take() }
}

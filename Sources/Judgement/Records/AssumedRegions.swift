package import PortalModel

/// How often a telephone number without a country code was taken to belong to which region.
///
/// The values of a change decide. If none of them has the number, what a script gave with it does, and of a record each region
/// counts once, since only a script knows how often it read which number.
package final class AssumedRegions {
    private var counts: [AssumedRegion: Int] = [:]

    /// More numbers than any script reads; sums of it don't overflow.
    private static let most = 1 << 40

    /// Nothing yet.
    package init() {}

    /// Counts numbers that a program has read itself: how many in which region.
    package func count(read regions: [String: Int]) {
        for (region, count) in regions {
            let region = AssumedRegion(region)
            // A worker may claim great counts, again and again.
            counts[region] = min(counts[region, default: 0] + count, Self.most)
        }
    }

    /// Counts a number of an update, which its program has read before.
    func count(judged assumed: AssumedRegion) {
        let read = AssumedRegion(assumed.region)
        if let count = counts[read] { counts[read] = count > 1 ? count - 1 : nil }
        counts[AssumedRegion(assumed.region, assumed.source), default: 0] += 1
    }

    /// Counts a record that passed.
    ///
    /// - Parameters:
    ///   - judged: The regions that its values were judged by.
    ///   - read: The regions that scripts gave with its numbers.
    func count(judged: some Sequence<AssumedRegion>, read: [String]) {
        for assumed in judged { counts[AssumedRegion(assumed.region, assumed.source), default: 0] += 1 }
        for region in read where !judged.contains(where: { $0.region == region }) {
            counts[AssumedRegion(region), default: 0] += 1
        }
    }

    /// What was counted since the last time.
    package func take() -> [AssumedRegion: Int] {
        defer { counts.removeAll() }
        return counts
    }
}

@available(*, unavailable)
extension AssumedRegions: Sendable {}

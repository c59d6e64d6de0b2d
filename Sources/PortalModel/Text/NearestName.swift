/// Finds the name that a misspelt one was meant to be.
public enum NearestName: Sendable {
    /// The candidate closest to `name` without regard to case, or `nil` if none is close enough to be meant.
    ///
    /// The distance counts inserted, dropped, replaced and swapped letters; one for every three letters is tolerated, or as
    /// many as `tolerance` allows. Names longer than ``longest`` are not considered misspellings.
    public static func of(
        _ name: String,
        among candidates: some Sequence<String>,
        tolerance: Int? = nil
    ) -> String? {
        guard name.utf8.count <= longest else { return nil }
        let wanted = Array(name.lowercased().utf8)
        let tolerance = tolerance ?? max(1, wanted.count / 3)
        var best: (name: String, distance: Int)?
        for candidate in candidates where abs(candidate.utf8.count - wanted.count) <= tolerance {
            let distance = distance(wanted, Array(candidate.lowercased().utf8), atMost: tolerance)
            if distance < best?.distance ?? Int.max { best = (candidate, distance) }
        }
        guard let best, best.distance <= tolerance else { return nil }
        return best.name
    }

    /// The end of a sentence about an unknown name: what was probably meant, or nothing.
    public static func hint(_ name: String, among candidates: some Sequence<String>) -> String {
        of(name, among: candidates).map { "; did you mean '\($0)'?" } ?? ""
    }

    /// The most bytes of a name that is compared.
    public static let longest = 64

    /// The distance of two names, or any larger number than `limit` if it is larger.
    private static func distance(_ left: [UInt8], _ right: [UInt8], atMost limit: Int) -> Int {
        guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for i in 1...left.count {
            var row = [i]
            for j in 1...right.count {
                let same = left[i - 1] == right[j - 1]
                var cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1))
                if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
                    cost = min(cost, beforeLast[j - 2] + 1)
                }
                row.append(cost)
            }
            (beforeLast, last) = (last, row)
            // From two rows beyond the limit, no later one is within it.
            if min(last.min() ?? 0, beforeLast.min() ?? 0) > limit { return limit + 1 }
        }
        return last[right.count]
    }
}

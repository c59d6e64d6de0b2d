/// Where two texts differ, piece by piece.
///
/// A piece is a character, or what ``Swift/String/visible`` writes for one. If the differing parts are long, a piece is a
/// word, and if they are very long, they differ completely: the work is quadratic.
struct TextDifference {
    /// Neighbouring pieces of one text.
    struct Run: Hashable {
        var pieces: [String]
        /// Whether the other text doesn't have them there.
        var differs: Bool

        var text: String { pieces.joined() }
    }

    private(set) var before: [Run] = []
    private(set) var after: [Run] = []

    init(_ before: String, _ after: String) {
        var (one, other) = (before.pieces, after.pieces)
        if !Self.canCompare(one, other) { (one, other) = (Self.words(one), Self.words(other)) }
        let start = Self.commonStart(one, other)
        let end = Self.commonStart(one.dropFirst(start).reversed(), other.dropFirst(start).reversed())
        let (left, right) = (Array(one[start..<one.count - end]), Array(other[start..<other.count - end]))
        add(one[..<start], other[..<start], differ: false)
        var (last, otherLast) = (0, 0)
        for match in Self.canCompare(left, right) ? Self.matches(left, right) : [] {
            add(left[last..<match.index], right[otherLast..<match.otherIndex], differ: true)
            (last, otherLast) = (match.index + match.count, match.otherIndex + match.count)
            add(left[match.index..<last], right[match.otherIndex..<otherLast], differ: false)
        }
        add(left[last...], right[otherLast...], differ: true)
        add(one.suffix(end), other.suffix(end), differ: false)
    }

    private mutating func add(_ left: ArraySlice<String>, _ right: ArraySlice<String>, differ: Bool) {
        if !left.isEmpty { before.append(Run(pieces: Array(left), differs: differ)) }
        if !right.isEmpty { after.append(Run(pieces: Array(right), differs: differ)) }
    }

    private static func commonStart(_ left: some Sequence<String>, _ right: some Sequence<String>) -> Int {
        zip(left, right).prefix { $0 == $1 }.count
    }

    /// Pieces up to a blank, together with it.
    private static func words(_ pieces: [String]) -> [String] {
        pieces.reduce(into: []) { words, piece in
            if let last = words.last, !last.hasSuffix(" ") {
                words[words.count - 1] += piece
            } else {
                words.append(piece)
            }
        }
    }

    // MARK: The longest common subsequence

    private struct Match {
        var index: Int
        var otherIndex: Int
        var count = 1

        /// Whether both texts have something between this and the next match.
        func replaces(upTo next: Match) -> Bool {
            index + count < next.index && otherIndex + count < next.otherIndex
        }
    }

    private static func canCompare(_ left: [String], _ right: [String]) -> Bool { left.count * right.count <= 16_384 }

    /// What both have in the same order.
    private static func matches(_ left: [String], _ right: [String]) -> [Match] {
        let width = right.count + 1
        // lengths[i * width + j]: how much left[i...] and right[j...] have in common at most.
        var lengths = [Int](repeating: 0, count: (left.count + 1) * width)
        for i in left.indices.reversed() {
            for j in right.indices.reversed() {
                let index = i * width + j
                lengths[index] =
                    left[i] == right[j]
                    ? lengths[index + width + 1] + 1 : max(lengths[index + width], lengths[index + 1])
            }
        }
        var matches: [Match] = []
        var (i, j) = (0, 0)
        while i < left.count, j < right.count {
            let (length, withoutOther) = (lengths[i * width + j], lengths[i * width + j + 1])
            // Of several partners the last one: what is put in front of a number may hold the same digits.
            if left[i] == right[j], withoutOther < length {
                if let last = matches.last, last.index + last.count == i, last.otherIndex + last.count == j {
                    matches[matches.count - 1].count += 1
                } else {
                    matches.append(Match(index: i, otherIndex: j))
                }
                (i, j) = (i + 1, j + 1)
            } else if withoutOther < length {
                i += 1
            } else {
                j += 1
            }
        }
        return withoutChance(matches, left.count, right.count)
    }

    /// A single equal piece between replaced ones is a coincidence, and doesn't help the reader.
    private static func withoutChance(_ matches: [Match], _ count: Int, _ otherCount: Int) -> [Match] {
        let end = Match(index: count, otherIndex: otherCount, count: 0)
        var (last, kept) = (Match(index: 0, otherIndex: 0, count: 0), [Match]())
        for (match, next) in zip(matches, matches.dropFirst() + [end]) {
            let isAlone = match.count == 1 && (last.replaces(upTo: match) || match.replaces(upTo: next))
            if !isAlone { kept.append(match) }
            last = match
        }
        return kept
    }
}

extension String {
    /// The most marks of a letter that any text needs, which Unicode's annex 15 names for streams.
    package static let mostMarks = 30

    /// Whether a letter has more marks than any language writes.
    ///
    /// To compare or to hash such a text, Swift sorts its marks in a time that grows with their square.
    package var hasTooManyMarks: Bool {
        guard utf8.count > 2 * Self.mostMarks else { return false }
        var marks = 0
        for scalar in unicodeScalars {
            let isMark = scalar.value >= 0x300 && scalar.properties.canonicalCombiningClass != .notReordered
            marks = isMark ? marks + 1 : 0
            if marks > Self.mostMarks { return true }
        }
        return false
    }
}

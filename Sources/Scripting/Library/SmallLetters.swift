extension String {
    /// The text in small letters by Unicode's full case mapping, with the sigma that Greek words end in.
    ///
    /// Swift's own mapping looks at each letter alone; the standard has one rule beyond that for all languages, Final_Sigma.
    ///
    /// Source: <https://www.unicode.org/versions/Unicode16.0.0/core-spec/chapter-3/#G54277>
    var inSmallLetters: String {
        guard unicodeScalars.contains("Σ") else { return lowercased() }
        let scalars = Array(unicodeScalars)
        var small = ""
        var start = 0
        for (index, scalar) in scalars.enumerated() where scalar == "Σ" && Self.endsWord(scalars, at: index) {
            small += Self.text(scalars[start..<index]).lowercased() + "ς"
            start = index + 1
        }
        return small + Self.text(scalars[start...]).lowercased()
    }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(scalars))
    }

    /// Whether a letter is before that index and none after it, ignoring marks and apostrophes.
    private static func endsWord(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
        let before = scalars[..<index].last { !$0.properties.isCaseIgnorable }
        let behind = scalars[(index + 1)...].first { !$0.properties.isCaseIgnorable }
        return before?.properties.isCased == true && behind?.properties.isCased != true
    }
}

extension String {
    /// The text in small letters by Unicode's full case mapping, with the sigma that Greek words end in.
    ///
    /// Swift's own mapping looks at each letter alone; the standard has one rule beyond that for all languages, Final_Sigma. The
    /// small letter of `İ` is `i`, in every language: the standard would leave a dot behind it that nobody sees. A full stop ends
    /// a word, since it is in no Greek word.
    ///
    /// Source: <https://www.unicode.org/versions/Unicode16.0.0/core-spec/chapter-3/#G54277>
    ///
    /// - Parameter hasDotlessI: Whether the small letter of `I` is `ı`, as in Turkish.
    /// - Returns: The text.
    func inSmallLetters(hasDotlessI: Bool = false) -> String {
        guard hasDotlessI || !utf8.allSatisfy({ $0 < 0x80 }) else { return lowercased() }
        let scalars = withoutCapitalDots(hasDotlessI: hasDotlessI)
        var small = ""
        var start = 0
        for (index, scalar) in scalars.enumerated() where scalar == "Σ" && Self.endsWord(scalars, at: index) {
            small += Self.text(scalars[start..<index]).lowercased() + "ς"
            start = index + 1
        }
        return small + Self.text(scalars[start...]).lowercased()
    }

    /// The text in capitals.
    ///
    /// - Parameter hasDotlessI: Whether the capital of `i` is `İ`, as in Turkish.
    /// - Returns: The text.
    func inCapitals(hasDotlessI: Bool = false) -> String {
        (hasDotlessI ? replacing("i", with: "İ") : self).uppercased()
    }

    /// The scalars of the text, each i with a dot, in any form, as the small letter.
    private func withoutCapitalDots(hasDotlessI: Bool) -> [Unicode.Scalar] {
        var scalars: [Unicode.Scalar] = []
        for scalar in unicodeScalars {
            switch scalar {
            case "İ": scalars.append("i")
            case "\u{307}" where scalars.last == "I" || scalars.last == "i" || hasDotlessI && scalars.last == "ı":
                scalars[scalars.count - 1] = "i"
            case "I" where hasDotlessI: scalars.append("ı")
            default: scalars.append(scalar)
            }
        }
        return scalars
    }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(scalars))
    }

    /// Whether a letter is before that index and none after it, ignoring marks and apostrophes, but not full stops.
    private static func endsWord(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
        let matters = { (scalar: Unicode.Scalar) in scalar == "." || !scalar.properties.isCaseIgnorable }
        let before = scalars[..<index].last(where: matters)
        let behind = scalars[(index + 1)...].first(where: matters)
        return before?.properties.isCased == true && behind?.properties.isCased != true
    }
}

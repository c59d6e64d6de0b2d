extension String {
    /// The text without white space around it, in Unicode's sense.
    package var trimmed: String {
        if hasVisibleASCIIEnds { return self }
        // By scalars, since one letter may have any number of marks.
        let isFilled = { (scalar: Unicode.Scalar) in !scalar.properties.isWhitespace }
        guard let first = unicodeScalars.firstIndex(where: isFilled),
            let last = unicodeScalars.lastIndex(where: isFilled)
        else { return "" }
        return String(unicodeScalars[first...last])
    }

    /// Whether its first and last characters are ASCII that people see, as those of most texts.
    var hasVisibleASCIIEnds: Bool {
        guard let first = utf8.first, let last = utf8.last else { return false }
        return (0x21..<0x7F).contains(first) && (0x21..<0x7F).contains(last)
    }

    /// The text, or `nil` if it is empty.
    package var nonEmpty: String? { isEmpty ? nil : self }
}

extension String {
    /// The text without white space around it, in Unicode's sense.
    package var trimmed: String {
        // By scalars, since one letter may have any number of marks.
        let isFilled = { (scalar: Unicode.Scalar) in !scalar.properties.isWhitespace }
        guard let first = unicodeScalars.firstIndex(where: isFilled),
            let last = unicodeScalars.lastIndex(where: isFilled)
        else { return "" }
        return String(unicodeScalars[first...last])
    }

    /// The text, or `nil` if it is empty.
    package var nonEmpty: String? { isEmpty ? nil : self }
}

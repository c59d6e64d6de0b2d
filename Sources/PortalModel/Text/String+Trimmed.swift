extension String {
    /// The text without white space around it, in Unicode's sense.
    package var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else {
            return ""
        }
        return String(self[first...last])
    }

    /// The text, or `nil` if it is empty.
    package var nonEmpty: String? { isEmpty ? nil : self }
}

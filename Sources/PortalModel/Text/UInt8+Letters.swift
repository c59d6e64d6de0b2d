/// What a byte of UTF-8 shows of its character, so that the texts of most people need no look at characters.
extension UInt8 {
    /// Whether it begins a character of two bytes that is a letter of Latin or Cyrillic script, or a sign as visible as one: U+00C0 to
    /// U+023F and U+0400 to U+047F.
    ///
    /// None of them is a mark, a blank, a control or a sign without a shape.
    package var leadsLetter: Bool { (0xC3...0xC8).contains(self) || self == 0xD0 || self == 0xD1 }
}

extension Span<UInt8> {
    /// Whether a text is what it looks like: printable ASCII, such letters, tabs and line breaks, and no blank first.
    ///
    /// - Parameter other: A byte that it must not hold.
    /// - Returns: Whether it is; false if it may be, too.
    package func isPlainText(without other: UInt8? = nil) -> Bool {
        guard count > 0, self[0] > 0x20 else { return false }
        var index = 0
        while index < count {
            let byte = self[index]
            index += 1
            if byte.leadsLetter {
                guard index < count, self[index] & 0xC0 == 0x80 else { return false }
                index += 1
            } else {
                guard (0x20..<0x7F).contains(byte) ? byte != other : byte == 0x09 || byte == 0x0A || byte == 0x0D else {
                    return false
                }
            }
        }
        return true
    }
}

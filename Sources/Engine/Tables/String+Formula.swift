extension String {
    private static let marks: Set<Character> = [
        "=", "+", "-", "@", "\t", "\r", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
    ]

    /// Whether a spreadsheet would read it as a formula; a telephone number such as `+49 30 1234` is a number for it.
    var beginsAsFormula: Bool {
        guard let first, Self.marks.contains(first) else { return false }
        guard "+-".contains(first) else { return true }
        guard let second = dropFirst().first else { return false }
        guard second.isASCII, second.isNumber || second == " " || second == "(" else { return true }
        // What calls a function, or another program, isn't a number whatever its beginning is.
        return contains { "|!=".contains($0) } || contains(/[A-Za-z]\(/)
    }

    /// The text as a cell that no spreadsheet reads as a formula.
    var withoutFormula: String { beginsAsFormula ? "'" + self : self }
}

extension ReportStyle {
    /// The indent of the rest of a line that is too wide.
    private static let margin = "    "

    /// A report in which no line is wider than the terminal.
    ///
    /// The terminal itself would wrap at its left edge, where somebody who knows its width could let foreign text begin a line.
    /// This style's own marks are left in it, and take no room.
    public func folded(_ report: String) -> String {
        guard width > Self.margin.count + 1 else { return report }
        return report.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.utf8.count > width || $0.contains("\t") ? folded(line: $0) : String($0) }.joined(separator: "\n")
    }

    /// Breaks behind a space where that leaves a line at least half full, and else within a word.
    private func folded(line: Substring) -> String {
        var lines: [String] = []
        // The rest of the line: what is behind its last space, and what is before that.
        var (begun, word) = ("", "")
        var (room, wordColumns) = (width, 0)
        var isMark = false
        for character in line {
            if character == "\u{1B}" { isMark = true }
            if !isMark {
                let columns = character == "\t" ? 8 : character.columns
                if room < columns {
                    let fits = wordColumns + columns <= width - Self.margin.count
                    let breaksAtSpace = fits && wordColumns <= width / 2
                    lines.append(breaksAtSpace ? begun : begun + word)
                    if !breaksAtSpace { (word, wordColumns) = ("", 0) }
                    begun = Self.margin
                    room = width - Self.margin.count - wordColumns
                }
                (room, wordColumns) = (room - columns, wordColumns + columns)
            }
            word.append(character)
            if isMark, character == "m" {
                isMark = false
            } else if !isMark, character == " " {
                (begun, word, wordColumns) = (begun + word, "", 0)
            }
        }
        return (lines + [begun + word]).joined(separator: "\n")
    }
}

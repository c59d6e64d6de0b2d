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

    private func folded(line: Substring) -> String {
        var folded = ""
        var room = width
        var isMark = false
        for character in line {
            if character == "\u{1B}" { isMark = true }
            if !isMark {
                let columns = character == "\t" ? 8 : character.columns
                if room < columns {
                    folded += "\n" + Self.margin
                    room = width - Self.margin.count
                }
                room -= columns
            } else if character == "m" {
                isMark = false
            }
            folded.append(character)
        }
        return folded
    }
}

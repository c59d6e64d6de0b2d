extension PlanText {
    /// How many lines show what a list loses or gains.
    private static let linesOfList = 3

    /// The lines of one field after its label, up to which it is padded: the values, what a list loses and gains, and
    /// the location, which is next to the values if there is room.
    func lines(_ row: Row, label: String, _ columns: ValueColumns) -> [String] {
        let columns = columns.fitting(row)
        let isCut = !columns.fit(row)
        var lines = isCut && isFull ? whole(row, label: label, columns) : [label + pair(row, columns)]
        let location = row.location.map { style.paint($0, row.assumesCountry ? .yellow : .dim) } ?? ""
        let end = columns.start + columns.before + ValueColumns.arrow.columns + row.after.columns
        let isBeside = row.location != nil && !isCut && columns.location.map { end + 2 <= $0 } ?? false
        if let column = columns.location, isBeside { lines[0] += blanks(column - end) + location }
        lines += listed("lost: ", row.lost, .red, row, columns) + listed("new:  ", row.new, .green, row, columns)
        if row.location != nil, !isBeside { lines.append(blanks(columns.start) + location) }
        return lines
    }

    /// Both values in a line.
    private func pair(_ row: Row, _ columns: ValueColumns) -> String {
        let (before, after) = Self.cut(row.before, columns.before, row.after, columns.after)
        return style.paint(before, row.before.ink) + blanks(columns.before - before.columns)
            + style.paint(ValueColumns.arrow, .dim) + style.paint(after, row.after.ink)
    }

    /// Both values in lines of their own, with nothing left out.
    private func whole(_ row: Row, label: String, _ columns: ValueColumns) -> [String] {
        let room = columns.room - 2
        let before = row.before.text.wrapped(to: room).map { style.paint($0, row.before.ink) }
        let after = row.after.text.wrapped(to: room).map { style.paint($0, row.after.ink) }
        let indent = blanks(columns.start + 2)
        return before.enumerated().map { ($0.offset == 0 ? label + "  " : indent) + $0.element }
            + after.enumerated().map { index, line in
                (index == 0 ? blanks(columns.start) + style.paint("→ ", .dim) : indent) + line
            }
    }

    /// What a list loses or gains, unless that is obvious: one item replaces one, or all are added or removed.
    private func listed(
        _ word: String,
        _ items: [String],
        _ ink: ReportStyle.Ink,
        _ row: Row,
        _ columns: ValueColumns
    ) -> [String] {
        let isPlain = row.before.isWord || row.after.isWord ? isFull || columns.fit(row) : row.isOneForOne
        guard !items.isEmpty, !isPlain else { return [] }
        let room = max(ValueColumns.narrowest, columns.room - word.columns)
        // An item is not broken if it fits into a line; what is visible has no no-break spaces of its own.
        let whole = items.map { $0.columns < room ? $0.replacing(" ", with: "\u{A0}") : $0 }
        let text = isFull ? whole.joined(separator: ", ") : Self.cut(whole, to: room * Self.linesOfList)
        return text.wrapped(to: room).map { $0.replacing("\u{A0}", with: " ") }.enumerated().map { index, line in
            blanks(columns.start) + (index == 0 ? style.paint(word, .dim) : blanks(word.columns))
                + style.paint(line, ink)
        }
    }

    /// Two values cut to their columns so that they still differ: where cutting leaves both alike, they begin shortly
    /// before their first difference.
    static func cut(_ before: Cell, _ width: Int, _ after: Cell, _ otherWidth: Int) -> (String, String) {
        let short = (cut(before.items, to: width), cut(after.items, to: otherWidth))
        guard before.items.count == 1, after.items.count == 1 else { return short }
        let (one, other, narrow) = (before.text, after.text, min(width, otherWidth))
        guard one != other, one.cut(to: narrow) == other.cut(to: narrow) else { return short }
        let (left, right) = (one.pieces, other.pieces)
        let skipped = max(0, zip(left, right).prefix { $0 == $1 }.count - narrow / 4)
        return (
            ("…" + left.dropFirst(skipped).joined()).cut(to: width),
            ("…" + right.dropFirst(skipped).joined()).cut(to: otherWidth)
        )
    }

    /// As many items as there is room for, and how many more there are; a single one is cut in its middle.
    private static func cut(_ items: [String], to width: Int) -> String {
        let text = items.joined(separator: ", ")
        guard text.columns > width else { return text }
        var (shown, best): (String, String?) = ("", nil)
        for (index, item) in items.dropLast().enumerated() {
            shown += (index == 0 ? "" : ", ") + item
            let line = "\(shown) and \(items.count - index - 1) more"
            guard line.columns <= width else { break }
            best = line
        }
        return best ?? text.cut(to: width)
    }
}

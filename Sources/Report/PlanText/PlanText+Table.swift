public import PortalModel

extension PlanText {
    /// A page of changes of one field each, a line a person: the id, the name, the line of the input, the values.
    ///
    /// If name and values need more than a line, the values are under the name; if that would be most of the page, all
    /// of them are.
    public func table(_ page: [Change]) -> String {
        let margin = margin(page)
        let entries = page.flatMap { change in rows(change).map { Entry(change: change, row: $0) } }
        let columns = TableColumns(entries, from: margin, width: style.width)
        let fitting = entries.count { columns.fit($0) }
        return entries.flatMap { entry in
            guard fitting * 2 >= entries.count, columns.fit(entry) else {
                let columns = ValueColumns(entry.row, from: margin, width: style.width)
                return [heading(entry.change, margin)] + lines(entry.row, label: blanks(margin), columns)
            }
            let name = style.paint(entry.name, .plain) + blanks(columns.name - entry.name.columns)
            let line = columns.line > 0 ? "  " + style.paint(entry.line.padded(to: columns.line), .dim) : ""
            return lines(entry.row, label: id(entry.change, margin) + name + line + "  ", columns.values)
        }.joined(separator: "\n")
    }

    /// A person's line in the making.
    private struct Entry {
        var change: Change
        var row: Row

        var name: String { change.person.visible }
        var line: String { change.line.map { "line \($0)" } ?? "" }
    }

    /// The columns of a page, chosen so that most of its lines fit into the width.
    private struct TableColumns {
        let name: Int
        let line: Int
        let values: ValueColumns

        init(_ entries: [Entry], from margin: Int, width: Int) {
            let widest = (width - margin) * 2 / 5
            name = entries.map(\.name.columns).filter { $0 <= widest }.max() ?? 0
            line = entries.map(\.line.columns).max() ?? 0
            let start = margin + name + (line > 0 ? 2 + line : 0) + 2
            values = ValueColumns(entries.map(\.row), from: start, width: width)
        }

        /// Whether the name fits into its column, and the values into the rest of the line.
        func fit(_ entry: Entry) -> Bool { entry.name.columns <= name && values.fit(entry.row) }
    }
}

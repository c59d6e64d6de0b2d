public import PortalModel

/// A plan and its run as text for a terminal.
///
/// Every text comes without a line break at its end. No line is wider than the style says, but for a person's name, a
/// field's name and a single word, which are never cut.
public struct PlanText: Sendable {
    let style: ReportStyle
    let schema: Schema
    let values: ValueText

    /// Creates the writer of a plan.
    ///
    /// - Parameters:
    ///   - style: The terminal's width and colour.
    ///   - schema: The portal's fields, for their order.
    ///   - departments: The company structure, for the names of departments.
    public init(style: ReportStyle, schema: Schema, departments: DepartmentTree) {
        self.style = style
        self.schema = schema
        values = ValueText(schema: schema, departments: departments)
    }

    /// One change; see ``changes(_:)``.
    public func change(_ change: Change) -> String { changes([change]) }

    /// A page of changes with their columns aligned: the person, then a line for each field.
    public func changes(_ page: [Change]) -> String {
        let rows = page.map(rows)
        let columns = Columns(page, rows.joined(), width: style.width)
        return zip(page, rows).map { change, rows in
            ([heading(change, columns)] + rows.map { line($0, columns) }).joined(separator: "\n")
        }.joined(separator: "\n\n")
    }

    /// The id and the name, and the line of the input.
    func heading(_ change: Change, _ columns: Columns) -> String {
        let id = style.paint(change.user.description.aligned(to: columns.id), .dim)
        let line = change.line.map { "  " + style.paint("line \($0)", .dim) } ?? ""
        return "\(id)  \(change.person.visible)\(line)"
    }
}

extension PlanText {
    /// A field's line in the making.
    struct Row {
        var field: String
        var before: Cell
        var after: Cell
    }

    /// A text and what it stands for.
    struct Cell {
        var text: String
        var ink: ReportStyle.Ink
    }

    /// Where the columns of a page stand.
    struct Columns {
        private static let arrow = " → "
        /// Below this a value can't be told from another, and a line had better be too long.
        private static let narrowest = 24

        let id: Int
        let field: Int
        let before: Int
        let after: Int

        /// Where fields begin.
        var indent: String { String(repeating: " ", count: id + 2) }

        init(_ page: [Change], _ rows: some Sequence<Row>, width: Int) {
            id = page.reduce(0) { max($0, $1.user.description.columns) }
            field = rows.reduce(0) { max($0, $1.field.columns) }
            let before = rows.reduce(0) { max($0, $1.before.text.columns) }
            let after = rows.reduce(0) { max($0, $1.after.text.columns) }
            let room = max(Self.narrowest, width - id - 2 - field - 2 - Self.arrow.columns)
            // Each side has at least its half, and what the other leaves.
            self.before = min(before, max(room / 2, room - after))
            self.after = room - self.before
        }
    }

    private func rows(_ change: Change) -> [Row] {
        schema.sorted(change.after.keys).map { field in
            let before =
                if change.unseen.contains(field) {
                    Cell(text: "(not visible)", ink: .dim)
                } else {
                    cell(change.before[field], of: field, empty: "(empty)", .red)
                }
            return Row(
                field: field,
                before: before,
                after: cell(change.after[field], of: field, empty: "(cleared)", .green)
            )
        }
    }

    private func cell(_ value: FieldValue?, of field: String, empty: String, _ ink: ReportStyle.Ink) -> Cell {
        guard let value, !value.isEmpty else { return Cell(text: empty, ink: .dim) }
        return Cell(text: values.text(value, of: field), ink: ink)
    }

    private func line(_ row: Row, _ columns: Columns) -> String {
        let (before, after) = Self.cut(row.before.text, columns.before, row.after.text, columns.after)
        let blanks = String(repeating: " ", count: max(0, columns.before - before.columns))
        return columns.indent
            + style.paint(row.field.padded(to: columns.field), .dim) + "  "
            + style.paint(before, row.before.ink) + blanks + style.paint(" → ", .dim)
            + style.paint(after, row.after.ink)
    }

    /// Two values cut to their columns so that they still differ: where cutting leaves both alike, they begin shortly
    /// before their first difference.
    private static func cut(_ before: String, _ width: Int, _ after: String, _ otherWidth: Int) -> (String, String) {
        let (left, right) = (before.cut(to: width), after.cut(to: otherWidth))
        let narrow = min(width, otherWidth)
        guard before != after, before.cut(to: narrow) == after.cut(to: narrow) else { return (left, right) }
        let same = zip(before, after).prefix { $0 == $1 }.count
        let skipped = max(0, same - narrow / 4)
        return (
            ("…" + before.dropFirst(skipped)).cut(to: width), ("…" + after.dropFirst(skipped)).cut(to: otherWidth)
        )
    }
}

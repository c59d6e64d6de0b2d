public import PortalModel

/// A plan and its run as text for a terminal.
///
/// No text ends with a line break. No line is wider than the style allows, except for a person's name, a
/// field's name and a single word, which are never cut.
public struct PlanText: Sendable {
    let style: ReportStyle
    let schema: Schema
    let values: ValueText
    let isFull: Bool

    /// Creates the writer of a plan.
    ///
    /// - Parameters:
    ///   - style: The terminal's width and colour.
    ///   - schema: The portal's fields, for their order.
    ///   - departments: The company structure, for the names of departments.
    ///   - people: How the users that values name are known; others are shown by their id.
    ///   - isFull: Whether long values are shown in full, over several lines; otherwise their middle is left out.
    public init(
        style: ReportStyle,
        schema: Schema,
        departments: DepartmentTree,
        people: [UserID: String] = [:],
        isFull: Bool = false
    ) {
        self.style = style
        self.schema = schema
        self.isFull = isFull
        values = ValueText(schema: schema, departments: departments, people: people)
    }

    /// What is above the changes of the same fields; without fields, above all those that are like few others.
    public func heading(_ fields: [String], users: Int, assumesCountry: Bool = false) -> String {
        let name = fields.isEmpty ? "Other changes" : schema.sorted(fields).joined(separator: ", ")
        let title = name + (assumesCountry ? ": country assumed" : "")
        let count = "  " + style.paint(Self.count(users, "user"), .dim)
        let lines = title.wrapped(to: max(ValueColumns.narrowest, style.width - 12))
        return lines.map { style.paint($0, .bold) }.joined(separator: "\n") + count
    }

    /// One change; see ``changes(_:)``.
    public func change(_ change: Change) -> String { changes([change]) }

    /// A page of changes with their columns aligned: the person, then a line for each field.
    ///
    /// A further line shows what a list loses and gains and, if there is no room next to the values, which location in a script
    /// set the field.
    public func changes(_ page: [Change]) -> String {
        let rows = page.map(rows)
        let margin = margin(page)
        let field = rows.joined().reduce(0) { max($0, $1.field.columns) }
        let columns = ValueColumns(rows.flatMap(\.self), from: margin + field + 2, width: style.width)
        return zip(page, rows).map { change, rows in
            let lines = rows.flatMap { row in
                let label = blanks(margin) + style.paint(row.field.padded(to: field), .dim) + "  "
                return self.lines(row, label: label, columns)
            }
            return ([heading(change, margin)] + lines).joined(separator: "\n")
        }.joined(separator: "\n\n")
    }

    /// The id and the name, and the line of the input.
    func heading(_ change: Change, _ margin: Int) -> String {
        let line = change.line.map { "  " + style.paint("line \($0)", .dim) } ?? ""
        return id(change, margin) + style.paint(change.person.visible, .plain) + line
    }

    /// The id, in front of what begins at the margin.
    func id(_ change: Change, _ margin: Int) -> String {
        style.paint(change.user.description.aligned(to: margin - 2), .dim) + "  "
    }

    /// Where names begin: behind the widest id of the page.
    func margin(_ page: [Change]) -> Int {
        2 + page.reduce(0) { max($0, $1.user.description.columns) } + 2
    }

    func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

    static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}

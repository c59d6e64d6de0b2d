/// The columns of the values in a page's lines.
struct ValueColumns {
    static let arrow = " → "
    /// Below this, values can't be distinguished, so a line may rather be too long.
    static let narrowest = 24
    /// A value of more columns, and of more than twice as many as usual, doesn't push the others' arrows away.
    private static let longest = 20

    /// Where the first value begins.
    let start: Int
    /// The columns of the values before.
    let before: Int
    /// The columns of the values after.
    let after: Int
    /// Where the locations in scripts begin: after the values, in one column that ends with the line at the latest; `nil`
    /// if there are none.
    let location: Int?
    private let width: Int

    /// Columns for most of the rows; see ``fit(_:)``.
    init(_ rows: [PlanText.Row], from start: Int, width: Int) {
        let room = width - start - Self.arrow.columns
        let after = rows.map(\.after.columns).filter { $0 <= room / 2 }.max() ?? 0
        let widths = rows.map(\.before.columns).sorted()
        let most = min(room - after, max(Self.longest, 2 * (widths.isEmpty ? 0 : widths[widths.count / 2])))
        let before = widths.last { $0 <= most } ?? 0
        self.init(before, room - before, rows, from: start, width: width)
    }

    /// Columns for one row: each side has at least its half, and what the other leaves.
    init(_ row: PlanText.Row, from start: Int, width: Int) {
        let room = max(Self.narrowest, width - start - Self.arrow.columns)
        let before = min(row.before.columns, max(room / 2, room - row.after.columns))
        self.init(before, room - before, [row], from: start, width: width)
    }

    private init(_ before: Int, _ after: Int, _ rows: [PlanText.Row], from start: Int, width: Int) {
        self.start = start
        self.before = before
        self.after = after
        self.width = width
        let fitting = rows.filter { $0.before.columns <= before && $0.after.columns <= after }
        let end = start + before + Self.arrow.columns + (fitting.map(\.after.columns).max() ?? after)
        let longest = rows.compactMap(\.location?.columns).max()
        location = longest.map { min(end + 2, width - $0) }
    }

    /// The columns from the first value to the end of the line.
    var room: Int { max(Self.narrowest, width - start) }

    /// Whether both values fit into their columns.
    func fit(_ row: PlanText.Row) -> Bool { row.before.columns <= before && row.after.columns <= after }

    /// These columns, or if the row doesn't fit into them, those that it needs itself.
    func fitting(_ row: PlanText.Row) -> ValueColumns { fit(row) ? self : ValueColumns(row, from: start, width: width) }
}

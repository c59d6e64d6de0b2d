/// Values as the cells of a table, such as a CSV file.
///
/// A flag is `Y` or `N`, which no spreadsheet translates. The values of a list are joined with `|`, which no spreadsheet takes
/// for a decimal or a thousands sign; within a value, `|` and `\` have a `\` before them.
extension FieldValue {
    /// The value as a cell.
    public var cell: String {
        switch self {
        case .null: ""
        case .string(let text): text
        case .integer(let number): String(number)
        case .number(let number): Int(exactly: number).map { String($0) } ?? String(number)
        case .boolean(let flag): flag ? "Y" : "N"
        case .list(let items): items.map { Self.escaped($0.cell) }.joined(separator: "|")
        case .file(let file): file.name
        case .option(let option): option.label
        }
    }

    /// Reads a cell: a text, or for a field with several values the list of its texts.
    package init(cell: String, of field: UserField) {
        self = field.isList ? .list(Self.items(of: cell).map { .string($0) }) : .string(cell)
    }

    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { escaped, scalar in
            if scalar == "|" || scalar == "\\" { escaped.unicodeScalars.append("\\") }
            escaped.unicodeScalars.append(scalar)
        }
    }

    /// The values of a list; an empty text between two `|` isn't one.
    private static func items(of cell: String) -> [String] {
        var items = [""]
        var isEscaped = false
        for scalar in cell.unicodeScalars {
            let last = items.count - 1
            switch (scalar, isEscaped) {
            case ("\\", false):
                isEscaped = true
                continue
            case ("|", false): items.append("")
            case ("|", true), ("\\", true), (_, false): items[last].unicodeScalars.append(scalar)
            case (_, true): items[last].unicodeScalars.append(contentsOf: ["\\", scalar])
            }
            isEscaped = false
        }
        if isEscaped { items[items.count - 1].append("\\") }
        return items.filter { !$0.isEmpty }
    }
}

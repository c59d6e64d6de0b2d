import GRDB
import PortalModel

/// A filter as SQLite understands it.
struct FilterCondition {
    /// What is after `WHERE`.
    private(set) var sql = "1"
    /// The values of the question marks, in order.
    private(set) var values: [DatabaseValue] = []
    /// The columns for which an index makes the query fast.
    private(set) var lookups: [String] = []

    /// Reads a filter whose fields are all among `columns`, except `ID`.
    init(_ filter: UserFilter, columns: [String: UserTable.Column]) {
        for (name, value) in filter.conditions.sorted(by: { $0.key < $1.key }) {
            if name == "ID" {
                add("id = ?", [FieldValue.meant(by: value, in: .identifier).column])
            } else if let column = columns[name] {
                add(name, column, value)
            }
        }
    }

    private mutating func add(_ sql: String, _ values: [DatabaseValue]) {
        self.sql += " AND \(sql)"
        self.values += values
    }

    private mutating func add(_ name: String, _ column: UserTable.Column, _ value: FieldValue) {
        guard !value.isEmpty else { return add("\(column.name) IS NULL", []) }
        let kind = column.field?.kind ?? .text
        if column.field?.isList ?? false { return add(list: column.name, kind, value) }
        let meant = FieldValue.all(meantBy: value, in: kind)
        let target = column.folded ?? column.name
        add("\(target) IN (\(Self.marks(meant.count)))", meant.map { (column.folded == nil ? $0 : $0.folded).column })
        if UserFilter.employees.conditions[name] == nil { lookups.append(target) }
    }

    /// A single value is looked for among those of the list; a list must be the same as a set.
    private mutating func add(list column: String, _ kind: UserField.Kind, _ value: FieldValue) {
        let items = "json_each(CASE typeof(\(column)) WHEN 'blob' THEN CAST(\(column) AS TEXT) ELSE '[]' END)"
        let isComplete = if case .list = value { true } else { false }
        let wanted = if case .list(let items) = value { items } else { [value] }
        let tags = wanted.map { FieldValue.all(meantBy: $0, in: kind).map(\.tagged.databaseValue) }
        for meant in tags {
            add("EXISTS (SELECT 1 FROM \(items) WHERE value IN (\(Self.marks(meant.count))))", meant)
        }
        guard isComplete else { return }
        let all = tags.flatMap(\.self)
        add("NOT EXISTS (SELECT 1 FROM \(items) WHERE value NOT IN (\(Self.marks(all.count))))", all)
    }

    /// As many question marks.
    private static func marks(_ count: Int) -> String { Array(repeating: "?", count: count).joined(separator: ", ") }
}

extension FieldValue {
    /// The values that are meant, in the form that a field of that kind holds: one, but options of the same label are all meant by it.
    static func all(meantBy value: FieldValue, in kind: UserField.Kind) -> [FieldValue] {
        guard case .enumeration(let options) = kind else { return [meant(by: value, in: kind)] }
        switch value {
        case .string(let label): return options.filter { $0.label == label }.map { .option($0) }
        // A user may still have an option that was deleted.
        case .integer(let id):
            return [.option(options.first { $0.id == id } ?? FieldOption(id: id, label: String(id)))]
        default: return [value]
        }
    }

    /// The value in the form that a field of that kind holds: `"57"` is the id 57, `Y` is true, 7 is the text `7`.
    ///
    /// A value without such a form stays unchanged, and equals nothing.
    static func meant(by value: FieldValue, in kind: UserField.Kind) -> FieldValue {
        switch (kind, value) {
        case (.flag, .string("Y")), (.flag, .string("1")), (.flag, .string("true")), (.flag, .integer(1)):
            .boolean(true)
        case (.flag, .string("N")), (.flag, .string("0")), (.flag, .string("false")), (.flag, .integer(0)):
            .boolean(false)
        case (.identifier, .string(let text)), (.integer, .string(let text)), (.departments, .string(let text)):
            Int(text).map { .integer($0) } ?? value
        case (.identifier, .number(let number)), (.integer, .number(let number)), (.departments, .number(let number)):
            Int(exactly: number).map { .integer($0) } ?? value
        case (.number, .string(let text)): Double(text).map { .number($0) } ?? value
        case (.number, .integer(let integer)): .number(Double(integer))
        case (.text, .integer(let integer)), (.choice, .integer(let integer)), (.email, .integer(let integer)):
            .string(String(integer))
        default: value
        }
    }
}

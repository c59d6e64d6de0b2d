import GRDB
import Wire

/// A column that a filter may ask about.
struct FilterColumn: Sendable {
    let name: String
    let kind: StoredField.Kind
    var isMultiple = false

    /// The condition of one entry of a filter.
    ///
    /// Several values mean any of them. A record without a value is unequal to every value, as on the portal; a value that
    /// is no date selects nothing from a column of dates.
    func condition(_ prefix: FilterPrefix, _ value: JSONValue) -> Condition {
        let values = value == .null ? [.null] : value.phpElements
        guard values.allSatisfy({ isReadable($0) }) else { return .never }
        let asksForEmpty = prefix.isEquality && values.contains { isEmpty($0) }
        let rest = prefix.isEquality ? values.filter { !isEmpty($0) } : values
        var conditions = asksForEmpty ? [emptiness] : []
        if !rest.isEmpty { conditions.append(amongValues(.any(comparisons(prefix.comparison, rest)))) }
        return prefix.isNegated ? !.any(conditions) : .any(conditions)
    }

    private var emptiness: Condition {
        if isMultiple { return Condition(sql: "ifnull(\(name), '[]') IN ('[]', '')") }
        return Condition(sql: "ifnull(\(name), '') IN ('', \(isReference ? "0" : "''"))")
    }

    /// Whether 0 is nothing here.
    private var isReference: Bool {
        switch kind {
        case .identifier, .option, .photo, .file: true
        default: false
        }
    }

    private func isEmpty(_ value: JSONValue) -> Bool {
        guard kind != .flag, kind != .binary, let text = value.phpText else { return false }
        return text.isEmpty || (isReference && text == "0")
    }

    private func isReadable(_ value: JSONValue) -> Bool {
        guard kind == .day || kind == .moment, let text = value.phpText, !text.isEmpty else { return true }
        return Moment(text) != nil
    }

    /// Applies a condition on ``expression`` to the values that the column holds.
    private func amongValues(_ condition: Condition) -> Condition {
        let sql =
            switch kind {
            case _ where isMultiple:
                "EXISTS (SELECT 1 FROM json_each(ifnull(\(name), '[]')) WHERE \(condition.sql))"
            case .day, .moment, .option, .photo, .file, .integer, .number:
                // A cleared value is a text, and to SQLite every text is greater than every number.
                "(\(name) <> '' AND \(condition.sql))"
            case .identifier, .flag, .binary, .text: condition.sql
            }
        return Condition(sql: sql, arguments: condition.arguments)
    }

    private var expression: String {
        switch kind {
        case _ where isMultiple: "value COLLATE NOCASE"
        case .flag, .binary: "ifnull(\(name), 0)"
        default: name
        }
    }

    private func comparisons(_ comparison: FilterPrefix.Comparison, _ values: [JSONValue]) -> [Condition] {
        var conditions: [Condition] = []
        var equals: [JSONValue] = []
        for value in values {
            guard let text = value.phpText else { continue }
            switch comparison {
            case .contains: conditions.append(like("%\(Self.escaped(text))%"))
            case .like: conditions.append(like(text))
            case .equalOrLike where kind == .text && text.contains("%"): conditions.append(like(text))
            case .equal, .equalOrLike: equals += [operand(value)].compactMap(\.self)
            case .ordered(let sign):
                guard let operand = operand(value) else { continue }
                conditions.append(Condition(sql: "\(expression) \(sign) ?", arguments: [operand.databaseValue]))
            }
        }
        // One argument for all of them: lists of ids can be long, and SQLite finds each by its index.
        let list = JSONValue.array(equals).text.databaseValue
        let isAny = Condition(sql: "\(expression) IN (SELECT value FROM json_each(?))", arguments: [list])
        return equals.isEmpty ? conditions : conditions + [isAny]
    }

    /// The value in the column's own form, or `nil` if it has none, so that nothing matches.
    private func operand(_ value: JSONValue) -> JSONValue? {
        kind == .photo || kind == .file ? value.phpInteger.map { .integer($0) } : kind.stored(value)
    }

    private func like(_ pattern: String) -> Condition {
        Condition(sql: #"\#(expression) LIKE ? ESCAPE '\'"#, arguments: [pattern.databaseValue])
    }

    /// A text in which nothing is a pattern.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text {
            if "%_\\".contains(character) { escaped.append("\\") }
            escaped.append(character)
        }
        return escaped
    }
}

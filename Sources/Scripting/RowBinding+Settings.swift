public import PortalModel
import Wire

extension RowBinding {
    /// The fields that a row lays over its user; an empty cell leaves its field alone.
    ///
    /// What scripts read as text is laid over as it stands, for a transform to repair; an id, a flag, a number or a list must be
    /// right before a script sees it.
    ///
    /// - Parameters:
    ///   - row: The row.
    ///   - schema: The fields of a user record.
    ///   - report: Is given what is wrong with a cell.
    /// - Returns: Field name to value, or `nil` where a cell is refused.
    /// - Throws: What `report` throws.
    public func settings(
        of row: InputRow,
        schema: Schema,
        report: RecordPipeline.Diagnose
    ) throws -> [String: FieldValue]? {
        var settings: [String: FieldValue] = [:]
        var isWell = true
        for name in schema.sorted(columns.keys) {
            guard let field = schema[name], let column = columns[name] else { continue }
            do throws(Schema.Refusal) {
                guard let value = try value(of: column, for: name, in: row), !value.isEmpty else { continue }
                settings[name] = field.isTypedInScripts ? try schema.validated(value, for: name) : field.asRead(value)
            } catch {
                let message = "column \"\(column)\": \(error.message)"
                try report(Diagnostic(.error, error.code, message, field: error.field, line: row.line))
                isWell = false
            }
        }
        return isWell ? settings : nil
    }

    func value(of column: String, for field: String, in row: InputRow) throws(Schema.Refusal) -> FieldValue? {
        switch row.content {
        case .cells(let cells): return place(of: column).map { .string(cells.cell($0)) }
        case .object(let object):
            guard let value = object[column] else { return nil }
            return try FieldValue(value, of: field)
        }
    }
}

extension UserField {
    /// Whether scripts read something else than text.
    var isTypedInScripts: Bool {
        switch kind {
        case .identifier, .flag, .departments, .integer, .number: true
        default: isMultiple
        }
    }

    /// A value as scripts read it: whole numbers become digits where text is due.
    func asRead(_ value: FieldValue) -> FieldValue {
        guard !isTypedInScripts, case .integer(let number) = value else { return value }
        return .string(String(number))
    }
}

extension FieldValue {
    /// A JSON value as a field's.
    ///
    /// - Throws: ``Schema/Refusal`` for an object, which no field holds.
    init(_ value: JSONValue, of field: String) throws(Schema.Refusal) {
        switch value {
        case .null: self = .null
        case .boolean(let flag): self = .boolean(flag)
        case .integer(let number): self = .integer(number)
        case .number(let number): self = .number(number)
        case .string(let text): self = .string(text)
        case .array(let items):
            var values: [FieldValue] = []
            for item in items { values.append(try FieldValue(item, of: field)) }
            self = .list(values)
        case .object: throw Schema.Refusal(.wrongType, field: field, message: "expected a value, got an object")
        }
    }
}

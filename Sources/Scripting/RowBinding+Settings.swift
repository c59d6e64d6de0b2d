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
        for (name, column) in columns {
            guard let field = schema[name], let value = value(of: column, in: row), !value.isEmpty else { continue }
            do throws(Schema.Refusal) {
                settings[name] = field.isTypedInScripts ? try schema.validated(value, for: name) : value
            } catch {
                let message = "column \"\(column)\": \(error.message)"
                try report(Diagnostic(.error, message, field: error.field, line: row.line))
                isWell = false
            }
        }
        return isWell ? settings : nil
    }

    func value(of column: String, in row: InputRow) -> FieldValue? {
        switch row.content {
        case .cells(let cells): place(of: column).map { .string($0 < cells.count ? cells.cell($0) : "") }
        case .object(let object): object[column].flatMap { FieldValue($0) }
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
}

extension FieldValue {
    /// A JSON value as a field's; `nil` for what no field holds.
    init?(_ value: JSONValue) {
        switch value {
        case .null: self = .null
        case .boolean(let flag): self = .boolean(flag)
        case .integer(let number): self = .integer(number)
        case .number(let number): self = .number(number)
        case .string(let text): self = .string(text)
        case .array(let items): self = .list(items.compactMap { FieldValue($0) })
        case .object: return nil
        }
    }
}

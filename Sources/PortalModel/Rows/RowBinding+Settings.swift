import Wire

extension RowBinding {
    /// The fields that a row lays over its user; an empty cell keeps or clears its field, as ``emptyCells`` says.
    ///
    /// A field that the row's recipe may only see is included: see ``onlyShows(_:)``.
    ///
    /// What scripts read as text is laid over unchanged, for a transform to repair; an id, a flag, a number or a list must be
    /// right before a script sees it.
    ///
    /// - Parameters:
    ///   - row: The row.
    ///   - schema: The fields of a user record.
    ///   - report: Receives what is wrong with a cell.
    /// - Returns: Field name to value, or `nil` if a cell is refused.
    /// - Throws: What `report` throws.
    package func settings(
        of row: InputRow,
        schema: Schema,
        report: ReportFinding
    ) throws -> [String: FieldValue]? {
        var settings: [String: FieldValue] = [:]
        var isValid = true
        for name in schema.sorted(columns.keys) {
            guard let field = schema[name], let column = columns[name], field.kind != .identifier else { continue }
            do throws(Schema.Refusal) {
                guard let value = try value(of: column, for: field, in: row) else { continue }
                if value.isEmpty {
                    guard emptyCells == .clear else { continue }
                    settings[name] = onlyShows(name) ? .null : try schema.validated(.null, for: name)
                } else {
                    settings[name] =
                        field.isTypedInScripts ? try schema.validated(value, for: name) : field.asRead(value)
                }
            } catch {
                try report(finding(error, in: column, of: field, row))
                isValid = false
            }
        }
        return isValid ? settings : nil
    }

    /// What a row gives for a field; `nil` if nothing.
    ///
    /// - Throws: ``Schema/Refusal`` for what no field holds, and for digits that a spreadsheet has damaged.
    package func value(
        of column: String,
        for field: UserField,
        in row: InputRow
    ) throws(Schema.Refusal) -> FieldValue? {
        let value: FieldValue
        switch row.content {
        case .cells(let cells):
            guard let index = index(of: column), index < cells.count else { return nil }
            value = FieldValue(cell: cells.cell(index), of: field)
        case .object(let object):
            guard let given = object[column] else { return nil }
            guard let given = FieldValue(json: given, file: { _ in nil }) else {
                throw Schema.Refusal(.wrongType, field: field.name, message: "expected a value, got an object")
            }
            value = given
        }
        guard !field.holdsDigits || !value.isScientific else {
            throw Schema.Refusal(.scientific, field: field.name, message: Self.scientific)
        }
        return value
    }

    /// The message about a refused cell.
    package func finding(
        _ refusal: Schema.Refusal,
        in column: String,
        of field: UserField,
        _ row: InputRow
    ) -> Diagnostic {
        var message = "column \"\(column)\": \(refusal.message)"
        if case .cells = row.content, field.isList, refusal.code != .scientific {
            message += "; separate several values in a cell with |"
        }
        return Diagnostic(.error, refusal.code, message, field: refusal.field, line: row.line)
    }

    /// The message about a cell whose digits a spreadsheet has turned into a number.
    package static let scientific =
        "a spreadsheet has turned the digits into scientific notation, such as 4.9E+11, and lost some of them; "
        + "format the column as text there, and enter them again"
}

extension FieldValue {
    /// Whether a text in it is a number in scientific notation.
    fileprivate var isScientific: Bool {
        switch self {
        case .string(let text): TextRules.isScientific(text)
        case .list(let items): items.contains(where: \.isScientific)
        case .null, .integer, .number, .boolean, .file: false
        }
    }
}

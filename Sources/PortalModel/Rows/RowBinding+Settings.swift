package import Wire

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
    ///   - user: The user; a cell that is what they have, in composed or decomposed letters, is no change, however it would be read.
    ///   - report: Receives what is wrong with a cell.
    /// - Returns: Field name to value, or `nil` if a cell is refused.
    /// - Throws: What `report` throws.
    package func settings(
        of row: InputRow,
        schema: Schema,
        over user: User? = nil,
        report: ReportFinding
    ) throws -> [String: FieldValue]? {
        var settings: [String: FieldValue] = [:]
        var isValid = try checkReadByScripts(row, report)
        for name in schema.sorted(columns.keys) {
            guard let field = schema[name], let column = columns[name], field.kind != .identifier else { continue }
            if let held = user?.fields[name], let given = asGiven(column, of: field, in: row), !given.isEmpty,
                field.means(held, given) || held.isEquivalent(given)
            {
                settings[name] = held
                continue
            }
            do throws(Schema.Refusal) {
                guard let value = try value(of: column, for: field, in: row) else { continue }
                if value.isEmpty {
                    guard emptyCells == .clear else { continue }
                    settings[name] = onlyShows(name) ? .null : try schema.validated(.null, for: name)
                } else if let held = user?.fields[name], held.isEquivalent(value) {
                    settings[name] = held
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

    /// Whether the cells that only scripts read hold values.
    package func checkReadByScripts(_ row: InputRow, _ report: ReportFinding) throws -> Bool {
        let faults = faultsReadByScripts(row)
        for (column, text, fault) in faults {
            let message = "column \"\(column)\": \(fault.message(in: column))"
            let finding = Diagnostic(.error, .noValue, message, line: row.line)
            try report(finding.showing(fault.isNamed ? nil : text))
        }
        return faults.isEmpty
    }

    /// Whether a cell that only scripts read may hold something else than a value.
    package func mayHaveFaults(readByScripts cells: CSVRow) -> Bool {
        readByScripts.contains { column in column.index.map { CellReading.mayDiffer(cells.utf8($0)) } ?? false }
    }

    private func faultsReadByScripts(_ row: InputRow) -> [(column: String, text: String, fault: CellFault)] {
        switch row.content {
        case .cells(let cells):
            readByScripts.compactMap { column in
                guard let index = column.index, let fault = CellFault(cells.utf8(index)) else { return nil }
                return (column.name, cells.cell(index), fault)
            }
        case .object(let object):
            object.compactMap { key, value in
                guard let (text, fault) = value.fault, isReadByScripts(key) else { return nil }
                return (key, text, fault)
            }
        }
    }

    /// What a row gives for a field; `nil` if nothing.
    ///
    /// - Throws: ``Schema/Refusal`` for what no field holds, and for what a spreadsheet has damaged.
    package func value(
        of column: String,
        for field: UserField,
        in row: InputRow
    ) throws(Schema.Refusal) -> FieldValue? {
        switch row.content {
        case .cells(let cells):
            guard let index = index(of: column), index < cells.count else { return nil }
            return try read(try sound(FieldValue(cell: cells.cell(index), of: field), of: column, field), column, field)
        case .object(let object):
            guard let given = object[column] else { return nil }
            guard let value = FieldValue(json: given, object: { _ in nil }) else {
                throw Schema.Refusal(.wrongType, field: field.name, message: "expected a value, got an object")
            }
            // What is empty is laid over as an order to clear, whatever its form.
            if value.isEmpty, let refusal = field.refusal(ofForm: value) { throw refusal }
            return try read(try sound(value, of: column, field), column, field)
        }
    }

    /// A value as its field reads a cell; in a text of a column that is taken as it stands, digits are never a spreadsheet's.
    private func read(_ value: FieldValue, _ column: String, _ field: UserField) throws(Schema.Refusal) -> FieldValue {
        guard cells.literal.contains(column), !field.isTypedInScripts else { return try value.cell(of: field) }
        return value
    }

    /// What a cell holds, if it is a value; each item of a list is read as a cell is.
    private func sound(
        _ value: FieldValue,
        of column: String,
        _ field: UserField
    ) throws(Schema.Refusal) -> FieldValue {
        switch value {
        case .string(let text): return .string(try sound(text, of: column, field))
        case .list(let items) where field.isList:
            var values: [FieldValue] = []
            for (offset, item) in items.enumerated() {
                do throws(Schema.Refusal) {
                    var item = item
                    if case .string(let text) = item { item = .string(cells.read(text, of: column)) }
                    values.append(try sound(item, of: column, field))
                } catch {
                    throw Schema.Refusal(error.code, field: "\(field.name)[\(offset + 1)]", message: error.message)
                }
            }
            return .list(values).withoutEmptyItems
        // A transform may repair a list that its field can't hold.
        case .list(let items):
            return .list(
                try items.map { item throws(Schema.Refusal) in
                    guard case .string(let text) = item, text.hasTooManyMarks else { return item }
                    return .string(try sound(text, of: column, field))
                }
            )
        default: return value
        }
    }

    /// A cell's text, if it is a value.
    private func sound(_ text: String, of column: String, _ field: UserField) throws(Schema.Refusal) -> String {
        guard let fault = fault(of: text, in: column) else { return text }
        throw Schema.Refusal(.noValue, field: field.name, message: fault.message(in: column))
    }

    /// The text that finds a user, as its field reads it.
    ///
    /// - Throws: ``Schema/Refusal`` if the text is no value.
    package func matchText(_ text: String, for field: UserField?) throws(Schema.Refusal) -> String {
        guard let field, let column = matchColumn else { return text }
        guard case .string(let text) = try FieldValue.string(try sound(text, of: column, field)).cell(of: field) else {
            return text
        }
        return text
    }

    /// What stands in a cell in the place of a value; `nil` if it holds one.
    package func fault(of text: String, in column: String) -> CellFault? {
        // What is never compared isn't taken as it stands either.
        cells.literal.contains(column) && !text.hasTooManyMarks ? nil : CellFault(text)
    }

    /// A cell as it stands in the input, however it is read; `nil` if there is none, or if it is read as an empty one.
    private func asGiven(_ column: String, of field: UserField, in row: InputRow) -> FieldValue? {
        let value: FieldValue? =
            switch row.content {
            case .cells: text(of: column, in: row).map { FieldValue(cell: $0, of: field) }
            case .object(let object):
                (row.objectAsGiven ?? object)[column].flatMap { FieldValue(json: $0, object: { _ in nil }) }
            }
        let isLiteral = cells.literal.contains(column)
        return value.flatMap { isCompared($0, isLiteral: isLiteral) ? $0 : nil }
    }

    /// Whether a value may be compared with what a user has: no text of it is read as an empty cell, or never compared.
    private func isCompared(_ value: FieldValue, isLiteral: Bool) -> Bool {
        switch value {
        case .string(let text): !text.hasTooManyMarks && (isLiteral || !cells.isNull(text))
        case .list(let items): items.allSatisfy { isCompared($0, isLiteral: isLiteral) }
        case .null, .integer, .number, .boolean, .file, .option: true
        }
    }

    /// A cell's text; `nil` if there is none.
    private func text(of column: String, in row: InputRow) -> String? {
        switch row.content {
        case .cells(let cells): index(of: column).map { cells.original($0) }?.nonEmpty
        case .object(let object): (row.objectAsGiven ?? object)[column]?.stringValue?.nonEmpty
        }
    }

    /// The message about a refused cell.
    package func finding(
        _ refusal: Schema.Refusal,
        in column: String,
        of field: UserField,
        _ row: InputRow
    ) -> Diagnostic {
        var message = "column \"\(column)\": \(refusal.message)"
        if case .cells = row.content, field.isList, ![.scientific, .noValue].contains(refusal.code) {
            message += "; separate several values in a cell with |"
        }
        let finding = Diagnostic(.error, refusal.code, message, field: refusal.field, line: row.line)
        let text = text(of: column, in: row)
        // The message about a word for no value names it.
        guard refusal.code == .noValue, text.flatMap({ CellFault($0) })?.isNamed != false else {
            return finding.showing(text)
        }
        return finding
    }
}

extension FieldValue {
    /// Whether two texts are the same in composed and decomposed letters.
    fileprivate func isEquivalent(_ other: FieldValue) -> Bool {
        guard case .string(let one) = self, case .string(let other) = other else { return false }
        return !one.hasTooManyMarks && !other.hasTooManyMarks && one == other
    }
}

extension JSONValue {
    /// The first text in it that stands in the place of a value.
    package var fault: (text: String, fault: CellFault)? {
        switch self {
        case .string(let text): CellFault(Array(text.utf8)[...]).map { (text, $0) }
        case .array(let items): items.lazy.compactMap(\.fault).first
        case .object(let object): object.lazy.compactMap(\.value.fault).first
        case .null, .boolean, .integer, .number: nil
        }
    }
}

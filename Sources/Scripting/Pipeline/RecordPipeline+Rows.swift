import Lua
public import PortalModel
import Wire

extension RecordPipeline {
    /// Sends one row through the chain without a portal; ``line`` of the result is the record as JSON.
    ///
    /// There is nothing that a cell is laid over, so that one which a recipe is only shown passes as it came.
    ///
    /// - Parameters:
    ///   - row: The row.
    ///   - binding: How its columns speak of fields.
    ///   - tables: Makes the row's table.
    ///   - report: Is given each finding.
    /// - Returns: The record's JSON, fields in field-table order, with a line feed behind it.
    /// - Throws: What ends the run.
    public func transform(
        _ row: InputRow,
        by binding: RowBinding,
        _ tables: RowTables,
        report: Diagnose
    ) throws -> RecordVerdict<[UInt8]> {
        defer { finish() }
        self.binding = binding
        let diagnose: Diagnose = { finding in
            var finding = finding
            finding.line = row.line
            try report(finding)
        }
        guard try fill(from: row, binding, diagnose) else { return .refused }
        switch try run(row: tables.row(row), number: row.line, original: nil, diagnose: diagnose) {
        case .skipped(let reason, let location): return .skipped(reason, location: location)
        case .refused: return .refused
        case .passed:
            guard try write(diagnose) else { return .refused }
            host.assumedRegions.countRecord()
            return .passed(writer.bytes)
        }
    }

    private func fill(from row: InputRow, _ binding: RowBinding, _ diagnose: Diagnose) throws -> Bool {
        var isValid = true
        given.removeAll()
        lists.removeAll(keepingCapacity: true)
        cleared.removeAll(keepingCapacity: true)
        for index in binding.indices {
            guard let column = binding.bound[index] else {
                given.setEmpty(index)
                continue
            }
            if case .cells(let cells) = row.content, let cell = column.index, !traits[index].isTyped {
                let text = cells.utf8(cell)
                let isSound = !traits[index].holdsDigits || !TextRules.isScientific(text)
                if !text.isEmpty, isSound {
                    given.set(index, utf8: text)
                    continue
                }
            }
            isValid = try fill(index, from: row, binding, column, diagnose) && isValid
        }
        return isValid
    }

    private func fill(
        _ index: Int,
        from row: InputRow,
        _ binding: RowBinding,
        _ column: RowBinding.Column,
        _ diagnose: Diagnose
    ) throws -> Bool {
        let field = schema.fields[index]
        do throws(Schema.Refusal) {
            var value = try binding.value(of: column.name, for: field, in: row)
            if let given = value, given.isEmpty {
                value = nil
                if binding.emptyCells == .clear, field.name != binding.match, !binding.isShown[index] {
                    _ = try schema.validated(.null, for: field.name)
                    cleared.insert(index)
                }
            } else if let given = value {
                value = field.isTypedInScripts ? try schema.typed(given, for: field) : field.asRead(given)
            }
            try set(index, value)
            return true
        } catch {
            if field.isList { given.setEmpty(index) }
            try diagnose(binding.finding(error, in: column.name, of: field, row))
            return false
        }
    }

    private func set(_ index: Int, _ value: FieldValue?) throws(Schema.Refusal) {
        do throws(LuaError) {
            try host.records.set(index, value, in: &given, host.lua)
        } catch {
            throw Schema.Refusal(error.finding, field: schema.fields[index].name, message: error.message)
        }
        if given[index] == .other { lists[index] = value }
    }

    /// Validates what is left of the record and writes it; `false` where a value is refused.
    private func write(_ diagnose: Diagnose) throws -> Bool {
        var isValid = true
        writer.removeAll(keepingCapacity: true)
        writer.beginObject()
        if cleared.isEmpty {
            for index in left.indices { isValid = try write(index, diagnose) && isValid }
        } else {
            for index in cleared.union(left.indices).sorted() { isValid = try write(index, diagnose) && isValid }
        }
        writer.endObject()
        writer.newline()
        return isValid
    }

    private func write(_ index: Int, _ diagnose: Diagnose) throws -> Bool {
        guard !warned.contains(index) else { return true }
        // An empty list that nobody filled is no order to clear.
        if left[index] == .empty, given[index] == .empty, !cleared.contains(index) { return true }
        if traits[index].takesAnyText, case .string(let range) = left[index], left.isPlainASCII(range) {
            writer.key(schema.fields[index].name)
            writer.string(utf8: left.bytes[range])
            return true
        }
        let field = schema.fields[index]
        // What finds the user is passed on as it came, and may be read-only.
        let isAsGiven = left.isSame(at: index, as: given)
        do throws(Schema.Refusal) {
            guard let value = try value(at: index) ?? (cleared.contains(index) ? .null : nil) else { return true }
            writer.key(field.name)
            if field.kind == .identifier {
                writer.value(try schema.typed(value, for: field).json(file: \.portalJSON))
            } else if !field.isWritable, isAsGiven {
                writer.value(value.json(file: \.portalJSON))
            } else {
                writer.value(try schema.validated(value, for: field.name).json(file: \.portalJSON))
            }
            return true
        } catch {
            try self.diagnose(error, diagnose)
            return false
        }
    }
}

extension Schema {
    /// A value that scripts read as something else than text; an id is no field to write and has a rule of its own.
    func typed(_ value: FieldValue, for field: UserField) throws(Refusal) -> FieldValue {
        guard field.kind == .identifier else { return try validated(value, for: field.name) }
        let number: Int? =
            switch value {
            case .integer(let number): number
            case .number(let number): Int(exactly: number)
            case .string(let text): Int(text.trimmed)
            default: nil
            }
        guard let number, let id = UserID(rawValue: number) else {
            throw Refusal(
                .wrongType,
                field: field.name,
                message: "expected the id of a user, a whole number from 1"
            )
        }
        return .integer(id.rawValue)
    }
}

extension LuaRecordBuffer {
    /// Whether a text holds nothing but printable ASCII, and so needs no check of its encoding.
    fileprivate func isPlainASCII(_ range: Range<Int>) -> Bool {
        !range.isEmpty && bytes[range].allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    }
}

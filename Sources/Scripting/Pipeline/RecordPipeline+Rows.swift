import Lua
public import PortalModel
public import Wire

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
        case .skipped(let reason, let place): return .skipped(reason, place: place)
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
        for place in binding.places {
            guard let column = binding.bound[place] else {
                given.setEmpty(place)
                continue
            }
            if case .cells(let cells) = row.content, let cell = column.place, !traits[place].isTyped {
                let text = cells.utf8(cell)
                let isSound = !traits[place].holdsDigits || !TextRules.isScientific(text)
                if !text.isEmpty, isSound {
                    given.set(place, utf8: text)
                    continue
                }
            }
            isValid = try fill(place, from: row, binding, column, diagnose) && isValid
        }
        return isValid
    }

    private func fill(
        _ place: Int,
        from row: InputRow,
        _ binding: RowBinding,
        _ column: RowBinding.Column,
        _ diagnose: Diagnose
    ) throws -> Bool {
        let field = schema.fields[place]
        do throws(Schema.Refusal) {
            var value = try binding.value(of: column.name, for: field, in: row)
            if let given = value, given.isEmpty {
                value = nil
                if binding.emptyCells == .clear, field.name != binding.match, !binding.isShown[place] {
                    _ = try schema.validated(.null, for: field.name)
                    cleared.insert(place)
                }
            } else if let given = value {
                value = field.isTypedInScripts ? try schema.typed(given, for: field) : field.asRead(given)
            }
            try set(place, value)
            return true
        } catch {
            if field.isList { given.setEmpty(place) }
            try diagnose(binding.finding(error, in: column.name, of: field, row))
            return false
        }
    }

    private func set(_ place: Int, _ value: FieldValue?) throws(Schema.Refusal) {
        do throws(LuaError) {
            try host.records.set(place, value, in: &given, host.lua)
        } catch {
            throw Schema.Refusal(error.finding, field: schema.fields[place].name, message: error.message)
        }
        if given[place] == .other { lists[place] = value }
    }

    /// Validates what is left of the record and writes it; `false` where a value is refused.
    private func write(_ diagnose: Diagnose) throws -> Bool {
        var isValid = true
        writer.removeAll(keepingCapacity: true)
        writer.beginObject()
        if cleared.isEmpty {
            for place in left.places { isValid = try write(place, diagnose) && isValid }
        } else {
            for place in cleared.union(left.places).sorted() { isValid = try write(place, diagnose) && isValid }
        }
        writer.endObject()
        writer.newline()
        return isValid
    }

    private func write(_ place: Int, _ diagnose: Diagnose) throws -> Bool {
        guard !warned.contains(place) else { return true }
        // An empty list that nobody filled is no order to clear.
        if left[place] == .empty, given[place] == .empty, !cleared.contains(place) { return true }
        if traits[place].takesAnyText, case .string(let range) = left[place], left.isPlainASCII(range) {
            writer.key(schema.fields[place].name)
            writer.string(utf8: left.bytes[range])
            return true
        }
        let field = schema.fields[place]
        // What finds the user is passed on as it came, and may be read-only.
        let isAsGiven = left.isSame(at: place, as: given)
        do throws(Schema.Refusal) {
            guard let value = try value(at: place) ?? (cleared.contains(place) ? .null : nil) else { return true }
            writer.key(field.name)
            if field.kind == .identifier {
                writer.value(JSONValue(try schema.typed(value, for: field)))
            } else if !field.isWritable, isAsGiven {
                writer.value(JSONValue(value))
            } else {
                writer.value(JSONValue(try schema.validated(value, for: field.name)))
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

extension JSONValue {
    /// A field's value, a file as the portal takes it.
    public init(_ value: FieldValue) {
        switch value {
        case .null: self = .null
        case .string(let text): self = .string(text)
        case .integer(let number): self = .integer(number)
        case .number(let number): self = .number(number)
        case .boolean(let flag): self = .boolean(flag)
        case .list(let items): self = .array(items.map { JSONValue($0) })
        case .file(let file): self = .array([.string(file.name), .string(file.base64)])
        }
    }
}

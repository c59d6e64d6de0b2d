package import PortalModel
import Wire

extension RecordJudge {
    /// Sends one row through the chain without a portal.
    ///
    /// A cell has no portal value under it, so one that a recipe may only see passes unchanged.
    ///
    /// - Parameters:
    ///   - row: The row.
    ///   - binding: How its columns are bound to fields.
    ///   - report: Receives each finding.
    /// - Returns: The record's JSON, fields in field-table order, with a line feed at its end.
    /// - Throws: What ends the run.
    package func transform(
        _ row: InputRow,
        by binding: RowBinding,
        report: ReportFinding
    ) throws -> RecordVerdict<[UInt8]> {
        defer { finish() }
        (self.binding, self.row, number) = (binding, row, row.line)
        let located: ReportFinding = { finding in
            var finding = finding
            finding.line = row.line
            try report(finding)
        }
        let isValid = takeExpected(row.line) ? true : try fill(from: row, binding, located)
        guard isValid else { return .refused }
        switch try run(located) {
        case .skipped(let reason, let location): return .skipped(reason, location: location)
        case .refused: return .refused
        case .passed(let regions):
            guard try write(located) else { return .refused }
            countRegions(read: regions)
            return .passed(writer.bytes)
        }
    }

    /// Announces the rows for which ``transform(_:by:report:)`` is called next, in their order.
    package func expect(_ rows: [InputRow], by binding: RowBinding) throws {
        self.binding = binding
        defer { finish() }
        expected = []
        for row in rows {
            let record = makeExpected(RecordVisit(row: row, number: row.line))
            cleared.removeAll(keepingCapacity: true)
            swap(&input, &record.input)
            let isValid = try fill(from: row, binding) { _ in }
            swap(&input, &record.input)
            record.cleared = cleared
            if isValid { expected.append(record) } else { spare.append(record) }
        }
        try chain.expect(Array(expected))
    }

    private func fill(from row: InputRow, _ binding: RowBinding, _ report: ReportFinding) throws -> Bool {
        var isValid = try binding.checkReadByScripts(row, report)
        input.removeAll()
        for index in binding.indices {
            guard let column = binding.bound[index] else {
                input.setEmpty(index)
                continue
            }
            if case .cells(let cells) = row.content, let cell = column.index, fillPlain(index, cells.utf8(cell)) {
                continue
            }
            isValid = try fill(index, from: row, binding, column, report) && isValid
        }
        return isValid
    }

    /// Fills a field with a cell that is what it looks like, as most are; `false` if it must be looked at.
    private func fillPlain(_ index: Int, _ cell: ArraySlice<UInt8>) -> Bool {
        let trait = traits[index]
        if trait.isIdentifier {
            guard let id = cell.plainID else { return false }
            input.set(index, .integer(id))
            return true
        }
        guard !trait.isTyped, !cell.isEmpty, !CellReading.mayDiffer(cell),
            !trait.holdsDigits || !UserField.mayBeDamaged(cell)
        else { return false }
        input.set(index, utf8: cell)
        return true
    }

    private func fill(
        _ index: Int,
        from row: InputRow,
        _ binding: RowBinding,
        _ column: RowBinding.Column,
        _ report: ReportFinding
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
            layout.set(index, value, in: &input)
            return true
        } catch {
            if field.isList { input.setEmpty(index) }
            try report(binding.finding(error, in: column.name, of: field, row))
            return false
        }
    }

    /// Validates the chain's result and writes it; `false` if a value is refused.
    private func write(_ report: ReportFinding) throws -> Bool {
        var isValid = true
        writer.removeAll(keepingCapacity: true)
        writer.beginObject()
        if cleared.isEmpty {
            for index in output.indices { isValid = try write(index, report) && isValid }
        } else {
            for index in cleared.union(output.indices).sorted() { isValid = try write(index, report) && isValid }
        }
        writer.endObject()
        writer.newline()
        return isValid
    }

    private func write(_ index: Int, _ report: ReportFinding) throws -> Bool {
        guard !warned.contains(index) else { return true }
        // An empty list that nobody filled doesn't mean to clear.
        if output[index] == .empty, input[index] == .empty, !cleared.contains(index) { return true }
        if traits[index].takesAnyText, case .string(let range) = output[index], output.isPlainASCII(range) {
            writer.key(schema.fields[index].name)
            writer.string(utf8: output.bytes[range])
            return true
        }
        let field = schema.fields[index]
        // What finds the user is passed on unchanged, and may be read-only.
        let isAsGiven = output.isSame(at: index, as: input)
        do {
            guard let held = try output.value(at: index) ?? (cleared.contains(index) ? .null : nil),
                let value = try meaning(of: held, at: index, report)
            else { return true }
            writer.key(field.name)
            if field.kind == .identifier {
                writer.value(try schema.typed(value, for: field).json(file: \.portalJSON))
            } else if !field.isWritable, isAsGiven {
                writer.value(value.json(file: \.portalJSON))
            } else {
                let valid = try schema.validated(value, for: field.name)
                try field.checkBirthday(valid, today: today)
                if let notice = field.renaming(of: value, to: valid) { try report(notice) }
                writer.value(valid.labelled.json(file: \.portalJSON))
            }
            return true
        } catch let refusal as Schema.Refusal {
            try self.report(refusal, output, report)
            return false
        }
    }
}

extension RecordBuffer {
    /// Whether a text holds only printable ASCII, and neither a blank first nor a question mark, and so needs no check.
    fileprivate func isPlainASCII(_ range: Range<Int>) -> Bool {
        bytes[range].first ?? 0x20 != 0x20
            && bytes[range].allSatisfy { $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "?") }
    }
}

extension ArraySlice<UInt8> {
    /// The id that nothing but digits are; `nil` for any other text, and for one that must be looked at.
    fileprivate var plainID: Int? {
        let zero = UInt8(ascii: "0")
        guard (1...15).contains(count), first != zero else { return nil }
        var id = 0
        for byte in self {
            guard (zero...zero + 9).contains(byte) else { return nil }
            id = id * 10 + Int(byte - zero)
        }
        return id
    }
}

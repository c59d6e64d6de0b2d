package import PortalModel
package import Wire

extension RecordJudge {
    /// Sends one row through the chain without a portal.
    ///
    /// A cell has no portal value under it, so one that a recipe may only see passes unchanged.
    ///
    /// - Parameters:
    ///   - row: The row.
    ///   - binding: How its columns are bound to fields.
    ///   - writer: Takes the record's JSON if it passed: fields in field-table order, with a line feed at its end.
    ///   - report: Receives each finding.
    /// - Returns: The record's outcome.
    /// - Throws: What ends the run.
    package func transform(
        _ row: InputRow,
        by binding: RowBinding,
        into writer: inout JSONWriter,
        report: ReportFinding
    ) throws -> RecordVerdict<Void> {
        if try writePlain(row.line, into: &writer) { return .passed(()) }
        defer { finish() }
        (self.binding, self.row, number) = (binding, row, row.line)
        let located: ReportFinding = { finding in
            var finding = finding
            finding.line = row.line
            try report(finding)
        }
        var isValid = takeExpected(row.line)
        if !isValid {
            input = ownInput
            isValid = try fill(from: row, binding, located)
        }
        guard isValid else { return .refused }
        switch try run(located) {
        case .skipped(let reason, let location): return .skipped(reason, location: location)
        case .refused: return .refused
        case .passed(let regions):
            let start = writer.bytes.count
            guard try write(&writer, located) else {
                writer.cut(to: start)
                return .refused
            }
            if !regions.isEmpty || !assumedOnTheWay.isEmpty { countRegions(read: regions) }
            return .passed(())
        }
    }

    /// Announces the rows for which ``transform(_:by:report:)`` is called next, in their order.
    package func expect(_ rows: [InputRow], by binding: RowBinding) throws {
        let records = try announced(rows, by: binding)
        expected = records[...]
        try chain.expect(records)
    }

    /// Announces the rows that come after those that were announced before, so that functions work on them meanwhile.
    ///
    /// - Parameters:
    ///   - rows: The rows, in their order.
    ///   - binding: How their columns are bound to fields.
    /// - Returns: Whether they were announced; if not, ``expect(_:by:)`` is called for them later.
    /// - Throws: What ends the run.
    package func expectBehind(_ rows: [InputRow], by binding: RowBinding) throws -> Bool {
        let records = try announced(rows, by: binding)
        guard try chain.expectBehind(records) else {
            for record in records { giveBack(record) }
            return false
        }
        expected += records
        return true
    }

    private func announced(_ rows: [InputRow], by binding: RowBinding) throws -> [ExpectedRecord] {
        self.binding = binding
        defer { finish() }
        var records: [ExpectedRecord] = []
        records.reserveCapacity(rows.count)
        var fields = RecordFields()
        var ranges: [Range<Int>?] = []
        ranges.reserveCapacity(rows.count)
        for row in rows {
            let record = makeExpected(RecordVisit(row: row, number: row.line))
            let range = addPlain(row, binding, to: &fields)
            if range == nil {
                cleared.removeAll()
                input = record.input
                let isValid = try fill(from: row, binding) { _ in }
                record.cleared = cleared
                guard isValid else {
                    giveBack(record)
                    continue
                }
            } else {
                record.cleared = []
            }
            records.append(record)
            ranges.append(range)
        }
        for (record, range) in zip(records, ranges) {
            if let range { record.fields = (fields.bytes, range) }
        }
        return records
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
        switch plainCell(cell, of: index) {
        case .number(let number): input.set(index, .integer(number))
        case .text: input.set(index, utf8: cell)
        case .nothing, nil: return false
        }
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
            layout.set(index, value, in: input)
            return true
        } catch {
            if field.isList { input.setEmpty(index) }
            try report(binding.finding(error, in: column.name, of: field, row))
            return false
        }
    }

    /// Validates the chain's result and writes it; `false` if a value is refused.
    private func write(_ writer: inout JSONWriter, _ report: ReportFinding) throws -> Bool {
        var isValid = true
        writer.beginObject()
        if cleared.isEmpty, warned.isEmpty {
            let output = output
            for index in output.indices where !writePlain(index, of: output, &writer) {
                isValid = try write(index, &writer, report) && isValid
            }
        } else {
            for index in cleared.union(output.indices).sorted() {
                isValid = try write(index, &writer, report) && isValid
            }
        }
        writer.endObject()
        writer.newline()
        return isValid
    }

    /// Writes a field that needs no look at its characters, as most do; `false` if it does.
    private func writePlain(_ index: Int, of output: RecordBuffer, _ writer: inout JSONWriter) -> Bool {
        switch output[index] {
        case .string(let range): return writePlain(index, output.bytes, range, &writer)
        case .integer(let number): return writePlain(index, number, &writer)
        // An empty list that nobody filled doesn't mean to clear.
        case .empty: return input[index] == .empty
        default: return false
        }
    }

    private func write(_ index: Int, _ writer: inout JSONWriter, _ report: ReportFinding) throws -> Bool {
        guard !warned.contains(index) else { return true }
        // An empty list that nobody filled doesn't mean to clear.
        if output[index] == .empty, input[index] == .empty, !cleared.contains(index) { return true }
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

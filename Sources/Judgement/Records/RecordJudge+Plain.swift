import PortalModel
import Wire

/// Records of which no field needs a look: their cells are what they look like, and what the function left is as plain.
///
/// They stay bytes from the input to the output. Whatever is not as plain goes the way of all records, which decides alone what is
/// right: this way takes no record to which that one would do anything but write it.
extension RecordJudge {
    /// What a cell holds that is what it looks like.
    enum PlainCell {
        /// An id.
        case number(Int)
        /// A text, which is the cell.
        case text
        /// Nothing.
        case nothing
    }

    /// What a cell holds.
    ///
    /// - Parameters:
    ///   - cell: The cell.
    ///   - index: Its field.
    ///   - isPlain: Whether its row is known to hold what it looks like.
    /// - Returns: `nil` if it must be looked at.
    func plainCell(_ cell: ArraySlice<UInt8>, of index: Int, isPlain: Bool = false) -> PlainCell? {
        if cell.isEmpty { return traits[index].isTyped ? nil : .nothing }
        if traits[index].isIdentifier { return cell.plainID.map { .number($0) } }
        guard !traits[index].isTyped, isPlain || !CellReading.mayDiffer(cell),
            !traits[index].holdsDigits || !UserField.mayBeDamaged(cell) || schema.fields[index].isSound(cell)
        else { return nil }
        return .text
    }

    /// Adds the fields of a row to be announced.
    ///
    /// - Parameters:
    ///   - row: The row.
    ///   - binding: How its columns are bound to fields.
    ///   - fields: Receives them.
    /// - Returns: Where they are; `nil` if a cell must be looked at.
    func addPlain(_ row: InputRow, _ binding: RowBinding, to fields: inout RecordFields) -> Range<Int>? {
        guard isPlain, binding.emptyCells == .keep, case .cells(let cells) = row.content,
            row.isPlain || !binding.mayHaveFaults(readByScripts: cells)
        else { return nil }
        fields.begin()
        for (index, column) in binding.plan {
            guard let column else {
                fields.setEmpty(index)
                continue
            }
            let cell = cells.utf8(column)
            switch plainCell(cell, of: index, isPlain: row.isPlain) {
            case .number(let number): fields.set(index, number)
            case .text: fields.set(index, utf8: cell)
            case .nothing: break
            case nil:
                fields.giveUp()
                return nil
            }
        }
        return fields.end()
    }

    /// Writes a record if it was announced as plain, and is plain after its function too.
    ///
    /// - Parameters:
    ///   - number: The record's number.
    ///   - writer: Takes its JSON.
    /// - Returns: Whether it was written.
    /// - Throws: What ends the run.
    func writePlain(_ number: Int, into writer: inout JSONWriter) throws -> Bool {
        guard isPlain, let record = nextExpected(number), let fields = record.fields else { return false }
        let start = writer.bytes.count
        let isWritten = try chain.take(number) { changes, offset in
            writePlain(fields.bytes, fields.range, changes, offset, &writer)
        }
        guard isWritten else {
            writer.cut(to: start)
            return false
        }
        dropExpected()
        return true
    }

    /// Writes a record; returns where its changes end, or `nil` if a field needs a look.
    private func writePlain(
        _ input: [UInt8],
        _ range: Range<Int>,
        _ changes: [UInt8],
        _ offset: Int,
        _ writer: inout JSONWriter
    ) -> Int? {
        guard var given = RecordFieldsReader(input, at: range.lowerBound),
            let end = readChanges(changes, offset), range.count + end - offset <= RecordBuffer.mostBytes
        else { return nil }
        writer.beginObject()
        var next = 0
        while true {
            let field = given.next()
            let index = field?.index ?? .max
            while next < changedFields.count, changedFields[next].index < index {
                guard writePlain(changedFields[next], changes, isChanged: true, &writer) else { return nil }
                next += 1
            }
            guard let field else { break }
            if next < changedFields.count, changedFields[next].index == index { continue }
            guard writePlain(field, input, isChanged: false, &writer) else { return nil }
        }
        guard given.left == 0 else { return nil }
        writer.endObject()
        writer.newline()
        return end
    }

    /// Reads changes into ``changedFields``, in the order of their indices; returns where they end.
    private func readChanges(_ bytes: [UInt8], _ offset: Int) -> Int? {
        guard var reader = RecordFieldsReader(bytes, at: offset) else { return nil }
        changedFields.removeAll(keepingCapacity: true)
        let isFree = stages[0].isFree
        while let field = reader.next() {
            guard field.index < isFree.count, isFree[field.index] || field.kind == RecordFields.Kind.absent else {
                return nil
            }
            var place = changedFields.count
            while place > 0, changedFields[place - 1].index > field.index { place -= 1 }
            guard place == 0 || changedFields[place - 1].index < field.index else { return nil }
            if place == changedFields.count {
                changedFields.append(field)
            } else {
                changedFields.insert(field, at: place)
            }
        }
        return reader.left == 0 ? reader.offset : nil
    }

    private func writePlain(
        _ field: RecordFieldsReader.Field,
        _ bytes: [UInt8],
        isChanged: Bool,
        _ writer: inout JSONWriter
    ) -> Bool {
        switch field.kind {
        case RecordFields.Kind.absent: true
        // An empty list that nobody filled doesn't mean to clear.
        case RecordFields.Kind.empty: !isChanged
        case RecordFields.Kind.integer: writePlain(field.index, field.number, &writer)
        case RecordFields.Kind.string: writePlain(field.index, bytes, field.text, &writer)
        default: false
        }
    }

    /// Writes a whole number, if it is an id.
    func writePlain(_ index: Int, _ number: Int, _ writer: inout JSONWriter) -> Bool {
        guard traits[index].isIdentifier, number > 0 else { return false }
        writer.key(prepared: keys[index])
        writer.integer(number)
        return true
    }

    /// Writes a text, if its field takes it whatever its characters mean.
    func writePlain(_ index: Int, _ bytes: [UInt8], _ range: Range<Int>, _ writer: inout JSONWriter) -> Bool {
        let text = bytes.span.extracting(range)
        guard
            traits[index].takesAnyText
                ? text.isPlainText(without: traits[index].suspect) : traits[index].takesEmail && text.isPlainEmail
        else { return false }
        writer.key(prepared: keys[index])
        writer.string(utf8: text)
        return true
    }
}

extension Span<UInt8> {
    /// Whether a text is an e-mail address in ASCII.
    fileprivate var isPlainEmail: Bool {
        for index in indices where self[index] >= 0x80 { return false }
        return TextRules.hasFormOfEmail(self)
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

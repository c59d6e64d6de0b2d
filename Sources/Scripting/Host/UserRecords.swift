import Lua
import PortalModel

/// Moves user records into a Lua state and out of it.
final class UserRecords {
    /// Whether strings that aren't text are refused; if not, somebody else does it.
    var checksTexts = true
    /// Which fields a record has.
    let cells: RecordLayout
    private(set) var layout: LuaRecordLayout
    /// A user's fields, to go into the state.
    private var user: RecordBuffer
    /// A record's fields, to go into the state.
    private var buffer: LuaRecordBuffer
    /// By index, whether users come without the field; `nil` if they come with all.
    private let isUnfetched: [Bool]?
    /// The tables of lists that the record being made holds.
    private var lists: [LuaReference] = []

    init(_ lua: borrowing LuaState, schema: Schema, fields: Set<String>?) throws(LuaError) {
        cells = RecordLayout(schema, fetched: fields)
        layout = try lua.makeRecordLayout(cells.names)
        (user, buffer) = (cells.makeBuffer(), LuaRecordBuffer(count: cells.names.count))
        isUnfetched = fields.map { fields in
            schema.fields.map { $0.kind != .identifier && !fields.contains($0.name) }
        }
    }

    /// Gives every record made from now on this metatable.
    func guardRecords(with metatable: LuaReference) { layout.metatable = metatable }

    /// A field that the buffer holds though users come without it; `nil` if there is none.
    func unfetched(in buffer: LuaRecordBuffer) -> String? {
        guard let isUnfetched else { return nil }
        return buffer.indices.first { isUnfetched[$0] }.map { cells.names[$0] }
    }

    /// Makes the table of a user.
    func make(_ user: User, in lua: borrowing LuaState) throws(LuaError) -> LuaReference {
        cells.fill(&self.user, with: user)
        return try make(self.user, in: lua)
    }

    /// Makes the table of a record.
    func make(_ record: RecordBuffer, in lua: borrowing LuaState) throws(LuaError) -> LuaReference {
        // The table holds its lists itself; until then they are held here.
        defer {
            for list in lists { lua.release(list) }
            lists.removeAll(keepingCapacity: true)
        }
        buffer.removeAll()
        for index in record.indices {
            switch record[index] {
            case .absent, .refused: break
            case .null: buffer.setNull(index)
            case .boolean(let flag): buffer.set(index, flag)
            case .integer(let number): buffer.set(index, number)
            case .number(let number): buffer.set(index, number)
            case .string(let range): buffer.set(index, utf8: record.bytes[range])
            case .empty: buffer.setEmpty(index)
            case .compound:
                let list = try lua.makeReference(record.valueBefore(at: index)?.lua ?? .nil)
                lists.append(list)
                buffer.set(index, list)
            }
        }
        return try lua.makeRecord(layout, &buffer)
    }

    // MARK: Out of the state

    /// Copies a record that was read back, its lists included.
    ///
    /// - Parameters:
    ///   - buffer: What was read.
    ///   - record: The record's table.
    ///   - input: What the table was made of.
    ///   - output: Becomes the copy.
    ///   - lua: The state.
    func copy(
        _ buffer: LuaRecordBuffer,
        of record: LuaReference,
        from input: RecordBuffer,
        into output: inout RecordBuffer,
        _ lua: borrowing LuaState
    ) {
        output.removeAll()
        output.append(buffer.bytes)
        for index in buffer.indices {
            switch buffer[index] {
            case .absent: break
            case .null: output.set(index, .null)
            case .boolean(let flag): output.set(index, .boolean(flag))
            case .integer(let number): output.set(index, .integer(number))
            case .number(let number): output.set(index, .number(number))
            case .string(let range):
                if case .file(let file)? = input.valueBefore(at: index),
                    buffer.bytes[range].elementsEqual(file.name.utf8)
                {
                    output.set(index, .file(file))
                } else {
                    output.set(index, string: range, refusal: refusal(of: buffer, range, at: index))
                }
            case .empty: output.setEmpty(index)
            case .other: copyValue(at: index, of: record, into: &output, lua)
            }
        }
    }

    /// Why a string isn't text; `nil` if it is.
    private func refusal(of buffer: LuaRecordBuffer, _ range: Range<Int>, at index: Int) -> Schema.Refusal? {
        guard checksTexts, !buffer.isText(range) else { return nil }
        let problem = UTF8.problem(of: Array(buffer.bytes[range]))
        return Schema.Refusal(.noText, field: cells.names[index], message: problem)
    }

    /// Copies a list, a file, or what can't be a field's value.
    private func copyValue(
        at index: Int,
        of record: LuaReference,
        into output: inout RecordBuffer,
        _ lua: borrowing LuaState
    ) {
        let name = cells.names[index]
        do throws(Schema.Refusal) {
            let copy: LuaValue
            do throws(LuaError) {
                copy = try lua.field(name, of: record)
            } catch {
                throw Schema.Refusal(error.finding, field: name, message: error.message)
            }
            if let value = try FieldValue(copy, of: name) { output.set(index, value) }
        } catch {
            output.set(index, refusal: error)
        }
    }
}

import Lua
import PortalModel

/// User records on their way into a Lua state and out of it.
final class UserRecords {
    let schema: Schema
    private(set) var layout: LuaRecordLayout
    private let isList: [Bool]
    /// The places of the fields that users come with.
    private let fetched: [Int]
    /// By place, whether users come without the field; `nil` where they come with all.
    private let isUnfetched: [Bool]?
    /// The tables of lists that the record being made holds.
    private var lists: [LuaReference] = []

    init(_ lua: borrowing LuaState, schema: Schema, fields: Set<String>?) throws(LuaError) {
        self.schema = schema
        layout = try lua.makeRecordLayout(schema.fields.map(\.name))
        isList = schema.fields.map(\.isList)
        isUnfetched = fields.map { fields in
            schema.fields.map { $0.kind != .identifier && !fields.contains($0.name) }
        }
        let isUnfetched = isUnfetched
        fetched = schema.fields.indices.filter { isUnfetched?[$0] != true }
    }

    /// Gives every record made from now on this metatable.
    func guardRecords(with metatable: LuaReference) { layout.metatable = metatable }

    /// An empty buffer for a user's fields.
    func makeBuffer() -> LuaRecordBuffer { LuaRecordBuffer(count: schema.fields.count) }

    /// A field that the buffer holds though users come without it; `nil` where there is none.
    func unfetched(in buffer: LuaRecordBuffer) -> String? {
        guard let isUnfetched else { return nil }
        return buffer.indices.first { isUnfetched[$0] }.map { schema.fields[$0].name }
    }

    /// Fills a buffer with a user's fields; what was not fetched stays absent, lists too.
    func fill(_ buffer: inout LuaRecordBuffer, with user: User, in lua: borrowing LuaState) throws(LuaError) {
        buffer.removeAll()
        for index in fetched {
            let field = schema.fields[index]
            if field.kind == .identifier {
                buffer.set(index, user.id.rawValue)
            } else {
                try set(index, user.fields[field.name], in: &buffer, lua)
            }
        }
    }

    /// Sets an empty place; an absent list is an empty one.
    func set(
        _ index: Int,
        _ value: FieldValue?,
        in buffer: inout LuaRecordBuffer,
        _ lua: borrowing LuaState
    ) throws(LuaError) {
        switch value {
        case nil, .null: if isList[index] { buffer.setEmpty(index) }
        case .string(let text)?: buffer.set(index, text)
        case .integer(let number)?: buffer.set(index, number)
        case .number(let number)?: buffer.set(index, number)
        case .boolean(let flag)?: buffer.set(index, flag)
        case .file(let file)?: buffer.set(index, file.name)
        case .list(let items)? where items.isEmpty: buffer.setEmpty(index)
        case .list?:
            let list = try lua.makeReference(value?.lua ?? .nil)
            lists.append(list)
            buffer.set(index, list)
        }
    }

    /// Makes the table of a filled buffer, and gives up the lists that it now holds itself.
    func make(_ buffer: inout LuaRecordBuffer, in lua: borrowing LuaState) throws(LuaError) -> LuaReference {
        let record = try lua.makeRecord(layout, &buffer)
        for list in lists { lua.release(list) }
        lists.removeAll(keepingCapacity: true)
        return record
    }

    /// Makes the table of a user.
    func make(_ user: User, in lua: borrowing LuaState) throws(LuaError) -> LuaReference {
        var buffer = makeBuffer()
        try fill(&buffer, with: user, in: lua)
        return try make(&buffer, in: lua)
    }

    /// The value of one field that was read back; `nil` where there is none.
    ///
    /// - Throws: ``Schema/Refusal`` where a script left there what is no value.
    func value(
        at index: Int,
        of buffer: LuaRecordBuffer,
        record: LuaReference,
        in lua: borrowing LuaState
    ) throws(Schema.Refusal) -> FieldValue? {
        let name = schema.fields[index].name
        switch buffer[index] {
        case .absent: return nil
        case .null: return .null
        case .boolean(let flag): return .boolean(flag)
        case .integer(let number): return .integer(number)
        case .number(let number): return .number(number)
        case .empty: return .list([])
        case .string(let range):
            guard let text = buffer.text(range) else {
                throw Schema.Refusal(.noText, field: name, message: UTF8.problem(of: Array(buffer.bytes[range])))
            }
            return .string(text)
        case .other:
            let copy: LuaValue
            do throws(LuaError) {
                copy = try lua.field(name, of: record)
            } catch {
                throw Schema.Refusal(error.finding, field: name, message: error.message)
            }
            return try FieldValue(copy, of: name)
        }
    }
}

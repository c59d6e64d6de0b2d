import Lua
import PortalModel

/// User records on their way into a Lua state and out of it.
final class UserRecords {
    let schema: Schema
    private(set) var layout: LuaRecordLayout
    private let place: [String: Int]
    /// The tables of lists that the record being made holds.
    private var lists: [LuaReference] = []

    init(_ lua: borrowing LuaState, schema: Schema) throws(LuaError) {
        self.schema = schema
        layout = try lua.makeRecordLayout(schema.fields.map(\.name))
        place = Dictionary(uniqueKeysWithValues: schema.fields.enumerated().map { ($0.element.name, $0.offset) })
    }

    /// Gives every record made from now on this metatable.
    func guardRecords(with metatable: LuaReference) { layout.metatable = metatable }

    /// Fills a buffer with a user's fields.
    func fill(_ buffer: inout LuaRecordBuffer, with user: User, in lua: borrowing LuaState) throws(LuaError) {
        buffer.removeAll()
        for field in schema.fields {
            if field.kind == .identifier {
                buffer.append(user.id.rawValue)
            } else {
                try append(user.fields[field.name], of: field, to: &buffer, in: lua)
            }
        }
    }

    /// Adds one field; an absent list is an empty one.
    func append(
        _ value: FieldValue?,
        of field: UserField,
        to buffer: inout LuaRecordBuffer,
        in lua: borrowing LuaState
    ) throws(LuaError) {
        switch value {
        case nil, .null: field.isList ? buffer.appendEmpty() : buffer.appendAbsent()
        case .string(let text)?: buffer.append(text)
        case .integer(let number)?: buffer.append(number)
        case .number(let number)?: buffer.append(number)
        case .boolean(let flag)?: buffer.append(flag)
        case .file(let file)?: buffer.append(file.name)
        case .list(let items)? where items.isEmpty: buffer.appendEmpty()
        case .list?:
            let list = try lua.makeReference(value?.lua ?? .nil)
            lists.append(list)
            buffer.append(list)
        }
    }

    /// Makes the table of a filled buffer, and gives up the lists that it now holds itself.
    func make(_ buffer: LuaRecordBuffer, in lua: borrowing LuaState) throws(LuaError) -> LuaReference {
        let record = try lua.makeRecord(layout, buffer)
        for list in lists { lua.release(list) }
        lists.removeAll(keepingCapacity: true)
        return record
    }

    /// Makes the table of a user.
    func make(_ user: User, in lua: borrowing LuaState) throws(LuaError) -> LuaReference {
        var buffer = LuaRecordBuffer()
        try fill(&buffer, with: user, in: lua)
        return try make(buffer, in: lua)
    }

    /// The value of one field that was read back; `nil` where there is none.
    ///
    /// - Throws: ``Schema/Refusal`` where a script left there what is no value.
    func value(
        at place: Int,
        of buffer: LuaRecordBuffer,
        record: LuaReference,
        in lua: borrowing LuaState
    ) throws(Schema.Refusal) -> FieldValue? {
        let name = schema.fields[place].name
        switch buffer[place] {
        case .absent: return nil
        case .null: return .null
        case .boolean(let flag): return .boolean(flag)
        case .integer(let number): return .integer(number)
        case .number(let number): return .number(number)
        case .empty: return .list([])
        case .string(let range):
            guard let text = buffer.text(range) else {
                throw Schema.Refusal(field: name, message: "holds bytes that are not UTF-8 text")
            }
            return .string(text)
        case .other:
            let copy: LuaValue
            do throws(LuaError) {
                copy = try lua.field(name, of: record)
            } catch {
                throw Schema.Refusal(field: name, message: error.message)
            }
            return try FieldValue(copy, of: name)
        }
    }
}

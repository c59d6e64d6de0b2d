import Lua
import PortalModel

/// Moves user records into a Lua state.
final class UserRecords {
    /// Which fields a record has.
    let cells: RecordLayout
    private(set) var layout: LuaRecordLayout
    /// The indices of the fields that users come without.
    let unfetched: [Int]
    /// A user's fields, to go into the state.
    private let user: RecordBuffer
    /// The same as bytes.
    private var bytes = LuaRecordBytes()

    init(_ lua: borrowing LuaState, schema: Schema, fields: Set<String>?) throws(LuaError) {
        cells = RecordLayout(schema, fetched: fields)
        layout = try lua.makeRecordLayout(cells.names)
        user = cells.makeBuffer()
        unfetched = schema.fields.indices.filter { index in
            let field = schema.fields[index]
            return field.kind != .identifier && fields?.contains(field.name) == false
        }
    }

    /// Gives every record made from now on this metatable.
    func guardRecords(with metatable: LuaReference) { layout.metatable = metatable }

    /// Makes the table of a user.
    func make(_ user: User, in lua: borrowing LuaState) throws(LuaError) -> LuaReference {
        cells.fill(self.user, with: user)
        bytes.removeAll()
        bytes.put(self.user)
        var offset = 0
        return try lua.makeRecord(layout, from: bytes.bytes, at: &offset)
    }
}

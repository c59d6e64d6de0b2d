import Lua
import PortalModel
import Wire

/// Makes tables of rows in one state: each function is given one of its own, so that none can alter what the next one reads.
///
/// It doesn't refer to its host, whose functions refer to it.
struct RowTables {
    private let layout: LuaRecordLayout?
    private var buffer: LuaRecordBuffer

    /// Creates the maker.
    ///
    /// - Parameters:
    ///   - header: The columns, which a misspelt name is compared with; `nil` if each row brings its own keys.
    ///   - host: The state's host.
    /// - Throws: ``ScriptError`` if the state has no memory left, or `CancellationError`.
    init(header: [String]?, in host: ScriptHost) throws {
        buffer = LuaRecordBuffer(count: header?.count ?? 0)
        layout = try host.translating {
            try header.map { header in
                try host.lua.makeRecordLayout(header, metatable: try host.makeGuard("column", header))
            }
        }
    }

    /// Makes a row's table.
    mutating func make(_ row: InputRow, in lua: borrowing LuaState) throws(LuaError) -> LuaReference {
        switch row.content {
        case .object(let object): return try lua.makeReference(.table(LuaTable(object)))
        case .cells(let cells):
            guard let layout else { return try lua.makeReference(.table(LuaTable())) }
            buffer.removeAll()
            for column in 0..<layout.count { buffer.set(column, utf8: cells.utf8(column)) }
            return try lua.makeRecord(layout, &buffer)
        }
    }
}

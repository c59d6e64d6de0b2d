import Lua
import PortalModel
import Wire

/// Makes tables of rows in one state: each function is given one of its own, so that none can alter what the next one reads.
///
/// It doesn't refer to its host, whose functions refer to it.
struct RowTables {
    private let layout: LuaRecordLayout?

    /// Creates the maker.
    ///
    /// - Parameters:
    ///   - header: The columns, which a misspelt name is compared with; `nil` if each row brings its own keys.
    ///   - host: The state's host.
    /// - Throws: ``ScriptError`` if the state has no memory left, or `CancellationError`.
    init(header: [String]?, in host: ScriptHost) throws {
        layout = try host.translating {
            try header.map { header in
                try host.lua.makeRecordLayout(header, metatable: try host.makeGuard("column", header))
            }
        }
    }

    /// Makes the table of a record's row; `nil` if there is none.
    func make(
        _ row: RecordFunction.Row,
        from bytes: [UInt8],
        at offset: Int,
        in lua: borrowing LuaState
    ) throws(LuaError) -> LuaReference? {
        switch row {
        case .none: nil
        case .object(let object): try lua.makeReference(.table(LuaTable(object)))
        case .cells: try make(cellsOf: bytes, at: offset, in: lua)
        }
    }

    /// Makes a row's table.
    func make(_ row: InputRow, in lua: borrowing LuaState) throws(LuaError) -> LuaReference {
        switch row.content {
        case .object(let object): try lua.makeReference(.table(LuaTable(object)))
        case .cells(let cells): try make(cells, in: lua)
        }
    }

    /// Makes the table of a row of cells.
    func make(_ cells: CSVRow, in lua: borrowing LuaState) throws(LuaError) -> LuaReference {
        var bytes = LuaRecordBytes()
        bytes.put(cells, columns: layout?.count ?? 0)
        return try make(cellsOf: bytes.bytes, at: 0, in: lua)
    }

    private func make(
        cellsOf bytes: [UInt8],
        at offset: Int,
        in lua: borrowing LuaState
    ) throws(LuaError) -> LuaReference {
        guard let layout else { return try lua.makeReference(.table(LuaTable())) }
        var offset = offset
        return try lua.makeRecord(layout, from: bytes, at: &offset)
    }
}

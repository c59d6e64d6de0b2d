import Lua
import PortalModel
import Wire

/// A row of the input as transforms are given it: each gets a table of its own, so that none can alter what the next one reads.
public struct SourceRow {
    let row: InputRow
    let tables: RowTables

    /// Its texts by their columns.
    var texts: [(column: String, text: String)] { tables.texts(of: row) }
}

/// Makes tables of rows in one state.
public final class RowTables {
    private let host: ScriptHost
    private let header: [String]?
    private let layout: LuaRecordLayout?
    private var buffer: LuaRecordBuffer

    /// Creates the maker.
    ///
    /// - Parameters:
    ///   - header: The columns, which a misspelt name is compared with; `nil` where each row brings its own keys.
    ///   - host: The state's host.
    /// - Throws: ``ScriptError`` where the state has no memory left, or `CancellationError`.
    public init(header: [String]?, in host: ScriptHost) throws {
        self.host = host
        self.header = header
        buffer = LuaRecordBuffer(count: header?.count ?? 0)
        layout = try host.translating {
            try header.map { header in
                try host.lua.makeRecordLayout(header, metatable: try host.makeGuard("column", header))
            }
        }
    }

    /// A row for transforms.
    public func row(_ row: InputRow) -> SourceRow { SourceRow(row: row, tables: self) }

    /// The texts of a row by its columns.
    func texts(of row: InputRow) -> [(column: String, text: String)] {
        switch row.content {
        case .cells(let cells): (header ?? []).enumerated().map { ($0.element, cells.cell($0.offset)) }
        case .object(let object): object.compactMap { key, value in value.stringValue.map { (key, $0) } }
        }
    }

    /// Makes a row's table.
    func make(_ row: InputRow) throws(LuaError) -> LuaReference {
        switch row.content {
        case .object(let object): return try host.lua.makeReference(.table(LuaTable(object)))
        case .cells(let cells):
            guard let layout else { return try host.lua.makeReference(.table(LuaTable())) }
            buffer.removeAll()
            for column in 0..<layout.count { buffer.set(column, utf8: cells.utf8(column)) }
            return try host.lua.makeRecord(layout, &buffer)
        }
    }
}

@available(*, unavailable)
extension RowTables: Sendable {}

@available(*, unavailable)
extension SourceRow: Sendable {}

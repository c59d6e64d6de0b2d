import Lua
import PortalModel
import Wire

/// A row as a transform's second parameter: a table of its own, alive until it is given up.
public struct RowTable {
    let reference: LuaReference
}

/// Makes tables of rows in one state.
public final class RowTables {
    private let host: ScriptHost
    private let layout: LuaRecordLayout?
    private var buffer: LuaRecordBuffer

    /// Creates the maker.
    ///
    /// - Parameters:
    ///   - header: The columns, which a misspelt name is compared with; `nil` where each row brings its own keys.
    ///   - host: The state's host.
    /// - Throws: ``ScriptError`` where the state has no memory left.
    public init(header: [String]?, in host: ScriptHost) throws(ScriptError) {
        self.host = host
        buffer = LuaRecordBuffer(count: header?.count ?? 0)
        do throws(LuaError) {
            layout = try header.map { header throws(LuaError) in
                try host.lua.makeRecordLayout(header, metatable: try host.makeGuard("column", Set(header)))
            }
        } catch {
            throw ScriptError(error)
        }
    }

    /// Makes a row's table; ``release(_:)`` gives it up.
    public func make(_ row: InputRow) throws -> RowTable {
        switch row.content {
        case .object(let object):
            return RowTable(reference: try host.lua.makeReference(.table(LuaTable(object))))
        case .cells(let cells):
            guard let layout else { return RowTable(reference: try host.lua.makeReference(.table(LuaTable()))) }
            buffer.removeAll()
            for column in 0..<layout.count { buffer.set(column, utf8: cells.utf8(column)) }
            return RowTable(reference: try host.lua.makeRecord(layout, &buffer))
        }
    }

    /// Gives up a row's table.
    public func release(_ row: RowTable) { host.lua.release(row.reference) }
}

extension LuaTable {
    /// A JSON object as scripts read it; `null` stays the host's null.
    init(_ object: JSONObject) {
        self.init()
        for (key, value) in object { fields[key] = LuaValue(value) }
    }
}

extension LuaValue {
    /// A JSON value as scripts read it.
    init(_ value: JSONValue) {
        switch value {
        case .null: self = .null
        case .boolean(let flag): self = .boolean(flag)
        case .integer(let number): self = .integer(number)
        case .number(let number): self = .number(number)
        case .string(let text): self = .string(text)
        case .array(let items): self = .table(LuaTable(items: items.map { LuaValue($0) }))
        case .object(let object): self = .table(LuaTable(object))
        }
    }
}

@available(*, unavailable)
extension RowTables: Sendable {}

@available(*, unavailable)
extension RowTable: Sendable {}

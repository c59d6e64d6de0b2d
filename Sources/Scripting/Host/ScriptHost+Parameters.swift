package import Lua
import PortalModel
import Wire

/// Parameters as scripts read them.
extension ScriptHost {
    /// The values of a recipe's parameters in this state; the caller releases references.
    ///
    /// - Throws: ``ScriptError``, or `LuaError` if the state has no memory left.
    func values(of parameters: ParameterContents) throws -> [String: LuaValue] {
        var values: [String: LuaValue] = [:]
        for (name, given) in parameters.contents.sorted(by: { $0.key < $1.key }) {
            switch given.content {
            case .table(let table): values[name] = try catalogue(of: table, called: name)
            case .folder(let folder): values[name] = try catalogue(of: folder, called: name)
            case .value(let value): values[name] = value
            }
        }
        return values
    }

    /// Whether a Lua pattern matches a part of a text.
    ///
    /// - Throws: `LuaError` if the pattern is malformed, or if the search takes longer than one record may.
    package func finds(_ pattern: String, in text: String) throws(LuaError) -> Bool {
        let find = try lua.load("local text, pattern = ... return string.find(text, pattern) ~= nil", name: "pattern")
        defer { lua.release(find) }
        return try lua.call(find, [.string(text), .string(pattern)], budget: context.limits.record) == [.boolean(true)]
    }

    // MARK: Tables and folders

    /// A table whose values are made when they are asked for; see the sandbox's `catalogue`.
    private func catalogue(
        _ name: String,
        keys: [String],
        _ get: @escaping (String, borrowing LuaCall) throws -> LuaResults
    ) throws(LuaError) -> LuaValue {
        let get = try lua.makeFunction(name) { call in
            switch try call.value(1) {
            case .string(let key): try get(key, call)
            case .integer(let key): try get(String(key), call)
            default: .value(.nil)
            }
        }
        defer { lua.release(get) }
        let keys = LuaValue.table(LuaTable(items: keys.map { .string($0) }))
        return .reference(try callCore("catalogue", [.string("params.\(name)"), .reference(get), keys]))
    }

    private func catalogue(of table: CodeTable, called name: String) throws -> LuaValue {
        let rows = try RowTables(header: table.header, in: self)
        return try catalogue(name, keys: table.keys) { [unowned self] key, _ in
            guard let row = table[key] else { return .value(.nil) }
            if let index = table.valueIndex { return .value(.string(row.cell(index))) }
            return .handing(try rows.make(row, in: lua))
        }
    }

    private func catalogue(of folder: any FileSource, called name: String) throws -> LuaValue {
        try catalogue(name, keys: folder.files) { file, call in
            do {
                // The host may be busy with a large photo.
                guard let bytes = try call.waiting({ try folder.bytes(of: file) }) else { return .value(.nil) }
                return .value(ParameterContents.file(file, bytes))
            } catch let error as SmallFile.ReadError {
                throw LuaError(.runtime, "params.\(name): \(file): \(error.words)")
            }
        }
    }
}

import Foundation
package import Lua
import PortalModel
import Wire

/// Parameters as scripts read them.
extension ScriptHost {
    /// The most bytes of a file that a script reads.
    private static let longestFile = 16 << 20

    /// The values of a recipe's parameters, files opened, and the regions that they name; the caller releases references.
    ///
    /// - Throws: ``ScriptError`` of code `.parameter`.
    func parameters(of recipe: Recipe, beside folder: String) throws -> ([String: LuaValue], DeclaredRegions) {
        var values: [String: LuaValue] = [:]
        var regions: [AssumedRegion] = []
        var tables: [(name: String, table: CodeTable)] = []
        for (name, given) in try recipe.values(of: context.settings, beside: folder).sorted(by: { $0.key < $1.key }) {
            guard let parameter = recipe.parameters[name] else { continue }
            if case .table(let key, let value) = parameter.kind, case .string(let path) = given.value {
                let table = try CodeTable(path: path, key: key, value: value, name: given.name)
                tables.append((name, table))
                values[name] = try catalogue(of: table, called: name)
            } else {
                values[name] = try value(given, of: parameter, called: name)
                guard [.string, .list].contains(parameter.kind) || parameter.kind.isChoice else { continue }
                guard context.settings[name] != nil else { continue }
                regions += DeclaredRegions.regions(givenAs: given.value, for: name)
            }
        }
        let others = recipe.defaultRegions(of: recipe.parameters.keys.filter { context.settings[$0] == nil })
        regions += others.sorted { $0.key < $1.key }.map(\.value)
        return (values, DeclaredRegions(regions, tables: tables))
    }

    private func value(
        _ given: Recipe.ParameterValue,
        of parameter: Parameter,
        called name: String
    ) throws -> LuaValue {
        guard case .string(let text) = given.value else { return given.value }
        switch parameter.kind {
        case .file: return try file(text, given.name)
        case .folder: return try catalogue(of: try FileFolder(path: text, name: given.name), called: name)
        default:
            if let pattern = parameter.pattern, try !matches(text, pattern, given.name) {
                throw ScriptError(.parameter, "\(given.name): expected \(parameter.expected)")
            }
            return given.value
        }
    }

    /// Whether a Lua pattern matches a complete text.
    private func matches(_ text: String, _ pattern: String, _ name: String) throws(ScriptError) -> Bool {
        do throws(LuaError) {
            let whole = (pattern.hasPrefix("^") ? "" : "^") + pattern + (pattern.hasSuffix("$") ? "" : "$")
            return try finds(whole, in: text)
        } catch {
            throw ScriptError(.parameter, "\(name): the recipe's pattern can't be matched: \(error.message)")
        }
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
        _ get: @escaping (String) throws -> LuaResults
    ) throws(LuaError) -> LuaValue {
        let get = try lua.makeFunction(name) { call in
            switch try call.value(1) {
            case .string(let key): try get(key)
            case .integer(let key): try get(String(key))
            default: .value(.nil)
            }
        }
        defer { lua.release(get) }
        let keys = LuaValue.table(LuaTable(items: keys.map { .string($0) }))
        return .reference(try callCore("catalogue", [.string("params.\(name)"), .reference(get), keys]))
    }

    private func catalogue(of table: CodeTable, called name: String) throws -> LuaValue {
        var rows = try RowTables(header: table.header, in: self)
        return try catalogue(name, keys: table.keys) { [unowned self] key in
            guard let row = table[key] else { return .value(.nil) }
            if let index = table.valueIndex { return .value(.string(row.cell(index))) }
            return .handing(try rows.make(InputRow(line: row.line, raw: row.raw, content: .cells(row)), in: lua))
        }
    }

    private func catalogue(of folder: FileFolder, called name: String) throws -> LuaValue {
        try catalogue(name, keys: folder.files) { file in
            guard let path = folder[file] else { return .value(.nil) }
            do throws(SmallFile.ReadError) {
                return .value(try Self.file(path))
            } catch {
                throw LuaError(.runtime, "params.\(name): \(file): \(error.words)")
            }
        }
    }

    private func file(_ path: String, _ name: String) throws(ScriptError) -> LuaValue {
        do throws(SmallFile.ReadError) {
            return try Self.file(path)
        } catch {
            throw ScriptError(.parameter, "\(name): \(error.words)")
        }
    }

    /// A file as scripts read it: `{ name = "anna.jpg", bytes = … }`.
    private static func file(_ path: String) throws(SmallFile.ReadError) -> LuaValue {
        let bytes = try SmallFile.bytes(of: path, atMost: longestFile)
        let text = String(validating: bytes, as: UTF8.self).map { LuaValue.string($0) }
        let name = URL(fileURLWithPath: path).lastPathComponent
        return .table(LuaTable(fields: ["name": .string(name), "bytes": text ?? .bytes(Array(bytes))]))
    }
}

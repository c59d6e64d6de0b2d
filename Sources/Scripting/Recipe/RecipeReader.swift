import Lua
import PortalModel

/// Reads the values of a recipe's table, and gathers all that is wrong with them.
package struct RecipeReader {
    let schema: Schema
    private(set) var problems: [RecipeError] = []

    init(schema: Schema) {
        self.schema = schema
    }

    mutating func report(_ path: RecipePath, _ code: DiagnosticCode, _ message: String) {
        problems.append(RecipeError(path: path, code: code, message: message))
    }

    mutating func checkKeys(of table: LuaTable) {
        checkKeys(of: table, at: RecipePath(), RecipeKey.allCases.map(\.rawValue), "is not a key of a recipe")
        if !table.items.isEmpty {
            report(RecipePath().appending(1), .noRecipe, "a recipe is a table with named keys, not a list")
        }
    }

    mutating func checkKeys(of table: LuaTable, at path: RecipePath, _ known: [String], _ words: String) {
        for key in table.fields.keys.sorted() where !known.contains(key) {
            report(path.appending(key), .unknownKey, "'\(key)' \(words)\(NearestName.hint(key, among: known))")
        }
    }

    // MARK: Simple values

    mutating func text(_ table: LuaTable, _ key: RecipeKey) -> String? {
        text(table.fields[key.rawValue], RecipePath(key.rawValue))
    }

    mutating func flag(_ table: LuaTable, _ key: RecipeKey) -> Bool? {
        flag(table.fields[key.rawValue], RecipePath(key.rawValue))
    }

    mutating func function(_ table: LuaTable, _ key: RecipeKey) -> LuaReference? {
        switch table.fields[key.rawValue] {
        case nil: return nil
        case .reference(let function)?: return function
        case let other?: return wrong(RecipePath(key.rawValue), "a function", other)
        }
    }

    mutating func text(_ value: LuaValue?, _ path: RecipePath) -> String? {
        switch value {
        case nil: return nil
        case .string(let text)?: return text
        case let other?: return wrong(path, "a string", other)
        }
    }

    mutating func flag(_ value: LuaValue?, _ path: RecipePath) -> Bool? {
        switch value {
        case nil: return nil
        case .boolean(let flag)?: return flag
        case let other?: return wrong(path, "true or false", other)
        }
    }

    mutating func table(_ value: LuaValue?, _ path: RecipePath) -> LuaTable? {
        switch value {
        case nil: return nil
        case .table(let table)?: return table
        case let other?: return wrong(path, "a table", other)
        }
    }

    /// Reports a value of the wrong type.
    private mutating func wrong<Value>(_ path: RecipePath, _ expected: String, _ value: LuaValue) -> Value? {
        report(path, .wrongKeyType, "'\(path)' must be \(expected), not a \(value.typeName)")
        return nil
    }

    // MARK: Fields

    /// Reports a name that isn't a field, or isn't one that can be written.
    @discardableResult
    mutating func checkField(_ name: String, at path: RecipePath, isWritten: Bool = false) -> Bool {
        guard let field = schema[name] else {
            report(path, .unknownFieldName, schema.unknownField(name))
            return false
        }
        // Whether a locked field may be written is known when a value is.
        guard field.isWritable || field.lock != nil || !isWritten else {
            report(path, .readOnlyName, schema.readOnlyField(name))
            return false
        }
        return true
    }

    mutating func match(_ table: LuaTable) -> String? {
        guard let field = text(table, .match), checkField(field, at: RecipePath("match")) else { return nil }
        return field
    }

    mutating func reads(_ value: LuaValue?) -> Set<String>? {
        guard let table = table(value, RecipePath("reads")) else { return nil }
        checkKeys(of: table, at: RecipePath("reads"), [], "is not allowed here: 'reads' must list names of fields")
        var reads: Set<String> = []
        for (offset, item) in table.items.enumerated() {
            let path = RecipePath("reads").appending(offset + 1)
            guard let field = text(item, path), checkField(field, at: path) else { continue }
            reads.insert(field)
        }
        return reads
    }

    /// `{ "NAME" }` and `{ NAME = "same letters" }`, mixed as the author likes.
    mutating func writes(_ value: LuaValue?) -> [String: Promise]? {
        guard let table = table(value, RecipePath("writes")) else { return nil }
        var writes: [String: Promise] = [:]
        for (offset, item) in table.items.enumerated() {
            let path = RecipePath("writes").appending(offset + 1)
            guard let field = text(item, path), checkField(field, at: path, isWritten: true) else { continue }
            writes[field] = .any
        }
        for (field, words) in table.fields.sorted(by: { $0.key < $1.key }) {
            let path = RecipePath("writes", field)
            guard checkField(field, at: path, isWritten: true), let words = text(words, path) else { continue }
            guard let promise = Promise(rawValue: words) else {
                let known = Promise.allCases.map(\.rawValue)
                let list = known.map { "\"\($0)\"" }.joined(separator: ", ")
                let nearest =
                    NearestName.of(words, among: known).map { "did you mean \"\($0)\"?" } ?? "promises are \(list)"
                report(path, .unknownPromise, "\"\(words.prefix(40))\" is not a promise; \(nearest)")
                continue
            }
            if let problem = schema[field].flatMap({ promise.problem(on: $0) }) {
                report(path, .unknownPromise, problem)
                continue
            }
            writes[field] = promise
        }
        return writes
    }

    mutating func columns(_ value: LuaValue?) -> [String: String]? {
        guard let table = table(value, RecipePath("columns")) else { return nil }
        var columns: [String: String] = [:]
        for (field, column) in table.fields.sorted(by: { $0.key < $1.key }) {
            let path = RecipePath("columns", field)
            guard checkField(field, at: path), let column = text(column, path) else { continue }
            columns[field] = column
        }
        return columns
    }

    // MARK: Bounds

    mutating func limits(_ value: LuaValue?) -> [Bound: Int] {
        guard let table = table(value, RecipePath("limits")) else { return [:] }
        checkKeys(of: table, at: RecipePath("limits"), Bound.allCases.map(\.rawValue), "is not a bound of a plan")
        var limits: [Bound: Int] = [:]
        for (name, number) in table.fields.sorted(by: { $0.key < $1.key }) {
            guard let bound = Bound(rawValue: name) else { continue }
            guard case .integer(let number) = number, number >= 0 else {
                report(RecipePath("limits", name), .wrongKeyType, "'limits.\(name)' must be a whole number from 0")
                continue
            }
            limits[bound] = number
        }
        return limits
    }

    // MARK: Version

    /// `requires = "1.2"` is met by 1.2, 1.2.5 and 1.10, not by 1.1 or 0.9.
    mutating func checkVersion(_ value: LuaValue?, running: String) {
        guard case .string(let required)? = value else { return }
        let wanted = required.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        guard wanted.allSatisfy({ $0 != nil }) else {
            return report(RecipePath("requires"), .wrongKeyType, "'requires' must be a version such as \"1.2\"")
        }
        let have = running.split(separator: ".").map { Int($0) ?? 0 }
        for (index, number) in wanted.enumerated() {
            let own = index < have.count ? have[index] : 0
            if own > number ?? 0 { return }
            guard own == number else {
                let problem = "it requires Moonhook \(required), and this is \(running); update Moonhook"
                return report(RecipePath("requires"), .newerNeeded, problem)
            }
        }
    }
}

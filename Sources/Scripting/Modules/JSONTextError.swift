import Lua
import Wire

/// A Lua value that JSON can't hold, and where it is, such as `users[2].name`.
struct JSONTextError: Error, CustomStringConvertible {
    var path: String
    var reason: String

    init(_ path: String, _ reason: String) {
        self.path = path.count > 40 ? "\(path.prefix(40))…" : path
        self.reason = reason
    }

    var description: String { path.isEmpty ? reason : "\(path): \(reason)" }
}

extension JSONValue {
    /// The value as JSON; the names of objects go in order, so that the text repeats.
    init(_ value: LuaValue, path: String = "") throws(JSONTextError) {
        switch value {
        case .nil, .null: self = .null
        case .boolean(let flag): self = .boolean(flag)
        case .integer(let number): self = .integer(number)
        case .number(let number):
            guard number.isFinite else { throw JSONTextError(path, "JSON has no infinity and no NaN") }
            self = .number(number)
        case .string(let text): self = .string(text)
        case .bytes(let bytes): throw JSONTextError(path, "text expected, but \(UTF8.problem(of: bytes))")
        case .reference: throw JSONTextError(path, "value expected, got a function")
        case .table(let table): self = try JSONValue(table, path)
        }
    }

    private init(_ table: LuaTable, _ path: String) throws(JSONTextError) {
        guard !table.fields.isEmpty else {
            var elements: [JSONValue] = []
            for (offset, item) in table.items.enumerated() {
                elements.append(try JSONValue(item, path: "\(path)[\(offset + 1)]"))
            }
            self = .array(elements)
            return
        }
        guard table.items.isEmpty else {
            throw JSONTextError(path, "a table with both names and items is neither an array nor an object")
        }
        var object: [(String, JSONValue)] = []
        for (name, value) in table.fields.sorted(by: { $0.key < $1.key }) {
            object.append((name, try JSONValue(value, path: path.isEmpty ? name : "\(path).\(name)")))
        }
        self = .object(JSONObject(object))
    }
}

extension LuaValue {
    /// The value as scripts see it; `nil` where it is nested too deeply to be encoded again.
    init?(_ value: JSONValue, depth: Int) {
        switch value {
        case .null: self = .null
        case .boolean(let flag): self = .boolean(flag)
        case .integer(let number): self = .integer(number)
        case .number(let number): self = .number(number)
        case .string(let text): self = .string(text)
        case .array, .object:
            guard depth < LuaTable.maximumDepth, let table = LuaTable(value, depth: depth + 1) else { return nil }
            self = .table(table)
        }
    }

    /// What the value keeps alive in its state.
    var references: [LuaReference] {
        switch self {
        case .reference(let reference): [reference]
        case .table(let table): table.items.flatMap(\.references) + table.fields.values.flatMap(\.references)
        default: []
        }
    }
}

extension LuaTable {
    fileprivate init?(_ value: JSONValue, depth: Int) {
        self.init()
        for element in value.arrayValue ?? [] {
            guard let item = LuaValue(element, depth: depth) else { return nil }
            items.append(item)
        }
        guard let object = value.objectValue else { return }
        for (name, element) in object {
            guard let field = LuaValue(element, depth: depth) else { return nil }
            fields[name] = field
        }
    }
}

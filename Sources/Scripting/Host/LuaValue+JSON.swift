import Lua
import Wire

extension JSONValue {
    /// The value as JSON; the names of objects are sorted, so that the text is reproducible.
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
    /// A JSON value as scripts read it; `null` stays the host's null.
    init(_ value: JSONValue) {
        switch value {
        case .null: self = .null
        case .boolean(let flag): self = .boolean(flag)
        case .integer(let number): self = .integer(number)
        case .number(let number): self = .number(number)
        case .string(let text): self = .string(text)
        case .array(let elements): self = .table(LuaTable(items: elements.map { LuaValue($0) }))
        case .object(let object): self = .table(LuaTable(object))
        }
    }

    /// A JSON value as scripts read it; `nil` if it is nested too deeply to be encoded again.
    init?(encodable value: JSONValue) {
        guard value.depth <= LuaTable.maximumDepth else { return nil }
        self.init(value)
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
    /// A JSON object as scripts read it.
    init(_ object: JSONObject) {
        self.init()
        for (key, value) in object { fields[key] = LuaValue(value) }
    }
}

extension JSONValue {
    /// How deep arrays and objects are nested.
    fileprivate var depth: Int {
        switch self {
        case .array(let elements): 1 + elements.reduce(0) { max($0, $1.depth) }
        case .object(let object): 1 + object.reduce(0) { max($0, $1.value.depth) }
        case .null, .boolean, .integer, .number, .string: 0
        }
    }
}

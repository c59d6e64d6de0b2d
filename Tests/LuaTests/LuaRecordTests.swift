import Lua
import Testing

@Suite(.allocationSweep) struct LuaRecordTests {
    /// What a script has changed of a record, as text: `NAME = "Anna!"`, in the order of the indices.
    private func changes(_ source: String) throws -> [String] {
        let lua = try LuaState(memoryLimitBytes: 1 << 20)
        try lua.openLibraries()
        let layout = try lua.makeRecordLayout(Self.keys)
        var given = LuaRecordBytes()
        given.append([0xFF, 0xFF])
        let start = given.begin()
        given.set(0, 57)
        given.set(1, "Анна")
        given.set(2, true)
        given.set(3, .table(LuaTable(items: [.integer(1), .string("x")])))
        given.setEmpty(4)
        given.set(5, 1.5)
        given.setNull(6)
        given.end(start)
        var end = start
        let record = try lua.makeRecord(layout, from: given.bytes, at: &end)
        #expect(end == given.bytes.count)
        try lua.run(try lua.load(source, name: "sample.lua"), on: record, nil)
        let changes = LuaRecordChanges(layout, unfetched: [7])
        try lua.read(record, layout, changedFrom: given.bytes, at: start, into: changes)
        var bytes: [UInt8] = []
        changes.append(to: &bytes)
        var fields = try Self.fields(bytes)
        #expect(fields.count == changes.changedCount)
        for index in changes.others { fields[index] = "other" }
        if let index = changes.unfetched { fields[index, default: ""] += ", unfetched" }
        return fields.sorted { $0.key < $1.key }.map { "\(Self.keys[$0.key]) = \($0.value)" }
    }

    private static let keys = ["ID", "NAME", "ACTIVE", "TAGS", "LIST", "SIZE", "NONE", "CITY"]

    /// Reads the form that ``LuaRecordBytes`` describes.
    private static func fields(_ bytes: [UInt8]) throws -> [Int: String] {
        var (rest, fields) = (bytes[...], [Int: String]())
        func word(_ count: Int) -> UInt64 {
            defer { rest = rest.dropFirst(count) }
            return rest.prefix(count).reversed().reduce(0) { $0 << 8 | UInt64($1) }
        }
        while !rest.isEmpty {
            let index = Int(word(2))
            let text: String
            switch try #require(LuaRecordBytes.Kind(rawValue: UInt8(word(1)))) {
            case .absent: text = "absent"
            case .null: text = "null"
            case .no: text = "false"
            case .yes: text = "true"
            case .integer: text = String(Int64(bitPattern: word(8)))
            case .number: text = String(Double(bitPattern: word(8)))
            case .empty: text = "{}"
            case .list: throw LuaError(.runtime, "a list comes out")
            case .string:
                let count = Int(word(4))
                text = "\"\(String(decoding: rest.prefix(count), as: UTF8.self))\""
                rest = rest.dropFirst(count)
            }
            #expect(fields.updateValue(text, forKey: index) == nil)
        }
        return fields
    }

    @Test(arguments: [
        ("", []),
        ("r.NAME, r.ID, r.ACTIVE = r.NAME, 57, true r.TAGS = { 1, 'x' } r.LIST = {} r.SIZE = 3 / 2", []),
        (
            "r.NAME = r.NAME .. '!' r.ID = r.ID + 1 r.ACTIVE = nil",
            ["ID = 58", "NAME = \"Анна!\"", "ACTIVE = absent"]
        ),
        ("r.ID = 57.0 r.SIZE = 1", ["ID = 57.0", "SIZE = 1"]),
        ("r.ACTIVE = false r.LIST = r.NONE r.NONE = nil", ["ACTIVE = false", "LIST = null", "NONE = absent"]),
        ("r.TAGS[3] = 2", ["TAGS = other"]), ("r.TAGS[2] = nil", ["TAGS = other"]),
        ("r.TAGS[1] = 2", ["TAGS = other"]), ("r.TAGS = { 'x', 1 }", ["TAGS = other"]),
        ("r.TAGS.name = 2", ["TAGS = other"]), ("setmetatable(r.TAGS, {})", ["TAGS = other"]),
        ("r.TAGS = {}", ["TAGS = {}"]), ("r.LIST[1] = 1", ["LIST = other"]),
        ("r.LIST = setmetatable({}, {})", ["LIST = other"]), ("r.NAME = print", ["NAME = other"]),
        ("r.CITY = 'Ulm'", ["CITY = \"Ulm\", unfetched"]), ("r.NAME = ''", ["NAME = \"\""]),
        ("r.SIZE = 0 / 0", ["SIZE = nan"]), ("r.SIZE = -0.0 r.SIZE = 1.5", []), ("r.SIZE = '1.5'", ["SIZE = \"1.5\""]),
    ])
    func `what a script changes of a record comes out, and nothing else`(source: String, changed: [String]) throws {
        let changes = try changes("local r = ... \(source)").map { $0.replacing("-nan", with: "nan") }
        #expect(changes == changed)
    }

    @Test func `records whose keys are in other orders come out alike, one after the other`() throws {
        let lua = try LuaState(memoryLimitBytes: 1 << 20)
        try lua.openLibraries()
        let keys = ["A", "B", String(repeating: "K", count: 60), "D"]
        let layout = try lua.makeRecordLayout(keys)
        let changes = LuaRecordChanges(layout)
        let scripts = [
            "", "r.A = 'new' r.A = nil r.A = '0'", "for k, v in pairs(r) do r[k] = nil end r.D, r.B = 'd', 'b'",
            // Equal to the key, and another object, which is garbage before the next record.
            "r[('K'):rep(60)] = nil collect() r[('K'):rep(30) .. ('K'):rep(30)] = 'long'", "r.B = nil",
            "for i = 1, 20 do rawset(r, i .. '', 1) rawset(r, i .. '', nil) end r.A = 'x'",
            "collect() r.D = r.A .. r.B",
        ]
        let expected = [
            [:], [:], [0: "absent", 1: "\"b\"", 2: "absent", 3: "\"d\""], [2: "\"long\""], [1: "absent"],
            [0: "\"x\""], [3: "\"01\""],
        ]
        for turn in 0..<60 {
            let number = turn * 5 % scripts.count
            var given = LuaRecordBytes()
            let start = given.begin()
            for index in keys.indices { given.set(index, String(index)) }
            given.end(start)
            var end = start
            let record = try lua.makeRecord(layout, from: given.bytes, at: &end)
            defer { lua.release(record) }
            let collect = "local function collect() for i = 1, 2000 do local _ = ('x'):rep(i % 90) .. i end end"
            let script = try lua.load("local r = ... \(collect) \(scripts[number])", name: "sample.lua")
            try lua.run(script, on: record, nil)
            try lua.read(record, layout, changedFrom: given.bytes, at: start, into: changes)
            var bytes: [UInt8] = []
            changes.append(to: &bytes)
            #expect(try Self.fields(bytes) == expected[number], "\(scripts[number])")
        }
    }

    @Test func `a key that no layout knows is refused by name`() throws {
        let error = #expect(throws: LuaError.self) { _ = try changes("local r = ... rawset(r, 'NAMME', 1)") }
        #expect(error?.message == "unknown key NAMME")
    }

    @Test(arguments: [
        ("pairs(t)", true), ("next(t)", true), ("rawget(t, 1)", true), ("copy(t)", true),
        ("pairs(setmetatable({}, { __behind = t }))", true), ("copy({ t })", true),
        ("return t[1], #t, rawset(t, 2, 2), ipairs(t)", false),
        ("pairs(setmetatable({}, { __behind = function() copy(t) end }))", false), ("pairs { t }", false),
    ])
    func `an observer learns that a table is gone through, and no other function does`(
        source: String,
        isTold: Bool
    ) throws {
        let lua = try LuaState(memoryLimitBytes: 1 << 20)
        try lua.openLibraries()
        let observer = try lua.makeFunction("observer") { _ in throw LuaError(.runtime, "told") }
        lua.addObserver(observer)
        let copy = try lua.makeFunction("copy") { call in .value(try call.value(1)) }
        let table = try lua.makeReference(.table(LuaTable(items: [.integer(1)])))
        let metatable = try lua.makeReference(.table(LuaTable(fields: ["__behind": .reference(observer)])))
        lua.setMetatable(metatable, of: table)
        let script = try lua.load("local t, copy = ... \(source)", name: "sample.lua")
        if isTold {
            let error = #expect(throws: LuaError.self) {
                try lua.run(script, [.reference(table), .reference(copy)])
            }
            #expect(error?.message.contains("told") == true)
        } else {
            try lua.run(script, [.reference(table), .reference(copy)])
        }
    }
}

import Lua
import Testing

@Suite(.allocationSweep) struct LuaRecordTests {
    private func withRecord(
        _ source: String,
        _ body: (borrowing LuaState, LuaRecordLayout, LuaReference) throws -> Void
    ) throws {
        let lua = try LuaState(memoryLimitBytes: 1 << 20)
        try lua.openLibraries()
        let layout = try lua.makeRecordLayout(["ID", "NAME", "ACTIVE", "TAGS"])
        var given = LuaRecordBuffer(count: layout.count)
        given.set(0, 57)
        given.set(1, "Анна")
        given.set(2, true)
        given.set(3, try lua.makeReference(.table(LuaTable(items: [.integer(1)]))))
        let record = try lua.makeRecord(layout, &given)
        try lua.run(try lua.load(source, name: "sample.lua"), [.reference(record)])
        try body(lua, layout, record)
    }

    @Test func `a script sees the fields of a record and changes them`() throws {
        try withRecord("local r = ... r.NAME = r.NAME .. '!' r.ID = r.ID + 1 r.ACTIVE = nil") { lua, layout, record in
            var left = LuaRecordBuffer(count: layout.count)
            try lua.read(record, layout, into: &left)
            guard case .string(let range) = left[1] else {
                Issue.record("NAME is no string")
                return
            }
            #expect(left.text(range) == "Анна!")
            #expect(left[0] == .integer(58))
            #expect(left[2] == .absent)
            #expect(left[3] == .other)
            #expect(try lua.field("TAGS", of: record) == .table(LuaTable(items: [.integer(1)])))
        }
    }

    @Test func `a key that no layout knows is refused by name`() throws {
        try withRecord("local r = ... rawset(r, 'NAMME', 1)") { lua, layout, record in
            var left = LuaRecordBuffer(count: layout.count)
            let error = #expect(throws: LuaError.self) { try lua.read(record, layout, into: &left) }
            #expect(error?.message == "unknown key NAMME")
        }
    }

    @Test func `two buffers are the same field by field`() {
        var one = LuaRecordBuffer(count: 3)
        var other = LuaRecordBuffer(count: 3)
        one.set(0, "x")
        one.set(1, "same")
        other.set(0, "other")
        other.set(1, "same")
        #expect(!one.isSame(at: 0, as: other))
        #expect(one.isSame(at: 1, as: other))
        #expect(one.isSame(at: 2, as: other))
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
        lua.setObserver(observer)
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

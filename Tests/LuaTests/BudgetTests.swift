import Lua
import Testing

/// How exactly time and steps are kept, and what the host keeps of a script's doing.
struct BudgetTests {
    private func code(_ source: String, budget: LuaBudget) throws -> LuaError.Code? {
        let lua = try LuaState(memoryLimitBytes: 8 << 20)
        try lua.openLibraries()
        do throws(LuaError) {
            try lua.call(try lua.load(source, name: "sample.lua"), budget: budget)
            return nil
        } catch {
            return error.code
        }
    }

    @Test func `a budget is looked at often where each instruction is slow`() throws {
        let lua = try LuaState(memoryLimitBytes: 8 << 20)
        try lua.openLibraries()
        try lua.run(try lua.load("one, other = ('x'):rep(1 << 16) .. 'a', ('x'):rep(1 << 16) .. 'b'", name: "a.lua"))
        let loop = try lua.load("for n = 1, 1000000 do turns = n local _ = one < other end", name: "b.lua")
        // One step is used up when the budget is first looked at; of quick instructions that is behind a thousand.
        let error = #expect(throws: LuaError.self) { try lua.run(loop, budget: LuaBudget(steps: 1)) }
        #expect(error?.code == .steps)
        let turns = try lua.call(try lua.load("return turns", name: "c.lua"))
        #expect((1...25).contains { turns == [.integer($0)] }, "\(turns) of a million")
    }

    @Test func `time ends what is slow at each instruction`() throws {
        let source =
            "local one, other = ('x'):rep(1 << 20) .. 'a', ('x'):rep(1 << 20) .. 'b' while true do local _ = one < other end"
        #expect(try code(source, budget: LuaBudget(time: .milliseconds(50))) == .time)
    }

    @Test func `the same script uses the same steps`() throws {
        let source = "local t = {} for i = 1, 2000 do t[#t + 1] = ('x'):rep(i % 50) end return #table.concat(t)"
        var fewest = 0
        var enough = 1_000_000
        while enough - fewest > 1 {
            let middle = (fewest + enough) / 2
            if try code(source, budget: LuaBudget(steps: middle)) == .steps { fewest = middle } else { enough = middle }
        }
        for _ in 0..<10 {
            #expect(try code(source, budget: LuaBudget(steps: fewest)) == .steps)
            #expect(try code(source, budget: LuaBudget(steps: enough)) == nil)
        }
    }

    @Test(arguments: ["[b]", "(b)", "((%d)x)", "^?b+", "b", "[^a]"])
    func `each byte that a search passes is a step`(pattern: String) throws {
        let source = "local text = ('a'):rep(1 << 20) return text:match('\(pattern)'), text:gsub('\(pattern)', '')"
        #expect(try code(source, budget: LuaBudget(steps: 200_000)) == .steps)
        #expect(try code(source, budget: LuaBudget(steps: 40_000_000)) == nil)
    }

    @Test(arguments: ["", "local large = ('x'):rep(1 << 20) "])
    func `a source text is compiled within the budget`(prefix: String) throws {
        let lua = try LuaState(memoryLimitBytes: 32 << 20)
        let source = prefix + String(repeating: "a = { b, c } ", count: 40_000)
        let error = #expect(throws: LuaError.self) {
            try lua.load(source, name: "sample.lua", budget: LuaBudget(steps: 100_000))
        }
        #expect(error?.code == .steps)
    }

    @Test(arguments: [0, 1, 50, 200])
    func `an allocation that fails is an error of memory`(granted: Int) {
        let fault = AllocationFault(granted: granted, denied: 2)
        AllocationFault.$current.withValue(fault) {
            let error = #expect(throws: LuaError.self) {
                let lua = try LuaState(memoryLimitBytes: 8 << 20)
                try lua.openLibraries()
            }
            #expect(error?.code == .memory)
        }
        #expect(fault.isMet)
    }

    /// A function of the host's that tells how often it was called, and cancels the script at the first of the calls.
    private final class Cancelling {
        let lua: LuaState
        private(set) var calls = 0

        init(answer: String?) throws {
            lua = try LuaState(memoryLimitBytes: 32 << 20)
            try lua.openLibraries()
            let canceller = lua.canceller()
            let note = try lua.makeFunction("note") { [unowned self] _ in
                canceller.cancel()
                calls += 1
                guard let answer else { throw LuaError(.runtime, "noted") }
                return .value(.string(answer))
            }
            try lua.set(try lua.globals(), "note", .reference(note))
        }
    }

    @Test(
        arguments: [
            ("local large = ('x'):rep(8 << 20)", 0),
            ("", 64 << 20),  // what it answers finds no room, so that all garbage is collected at each call
        ]
    )
    func `what is slow for its size is checked as often if no instruction runs between`(
        prefix: String,
        bytesOfAnswer: Int
    ) throws {
        let host = try Cancelling(answer: bytesOfAnswer == 0 ? nil : String(repeating: "x", count: bytesOfAnswer))
        let source = "string.gsub(('a'):rep(500), '.', setmetatable({}, { __index = pcall, __call = note }))"
        let chunk = try host.lua.load("\(prefix) \(source)", name: "sample.lua")
        let error = #expect(throws: LuaError.self) { try host.lua.run(chunk, budget: LuaBudget(steps: 100_000_000)) }
        #expect(error?.code == .cancelled)
        #expect(host.calls <= 30, "of 500")
    }

    @Test func `of errors that a script catches by the thousand, the host keeps the last`() throws {
        struct Failure: Error, CustomStringConvertible {
            var description = "the host's own"
        }
        let lua = try LuaState(memoryLimitBytes: 1 << 20)
        try lua.openLibraries()
        let function = try lua.makeFunction("f") { _ in throw Failure() }
        let source = """
            local f = ...
            local _, first = pcall(f)
            local before = first.message
            for _ = 1, 1000 do pcall(f) end
            local _, last = pcall(f)
            return before, last.message, first.message, tostring(first)
            """
        let words = try lua.call(try lua.load(source, name: "sample.lua"), [.reference(function)])
        #expect(words == [.string("the host's own"), .string("the host's own"), .nil, .string("error")])
    }
}

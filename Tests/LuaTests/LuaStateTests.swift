import Lua
import Testing

@Suite(.allocationSweep) struct LuaStateTests {
    private struct Sample: Error, CustomStringConvertible {
        var description: String { "the sample failed" }
    }

    private func withState<Result>(
        memory: Int = 1 << 20,
        _ body: (borrowing LuaState) throws -> Result
    ) throws -> Result {
        let lua = try LuaState(memoryLimitBytes: memory)
        try lua.openLibraries()
        return try body(lua)
    }

    private func failure(_ source: String, budget: LuaBudget = .unlimited, memory: Int = 1 << 20) throws -> LuaError? {
        try withState(memory: memory) { lua in
            do throws(LuaError) {
                try lua.call(try lua.load(source, name: "sample.lua"), budget: budget)
                return nil
            } catch {
                return error
            }
        }
    }

    @Test func `a chunk returns its values`() throws {
        let results = try withState { lua in
            try lua.call(try lua.load("return 1, 1.0, 'x', true, nil, { 1, 2, a = { 'b' } }", name: "sample.lua"))
        }
        let table = LuaTable(items: [.integer(1), .integer(2)], fields: ["a": .table(LuaTable(items: [.string("b")]))])
        #expect(results == [.integer(1), .number(1), .string("x"), .boolean(true), .nil, .table(table)])
    }

    @Test(arguments: [
        LuaValue.nil, .null, .boolean(false), .integer(.min), .number(0.1), .number(3), .string("Ян 🎉"), .string(""),
        .string("a\0b"), .bytes([0xFF, 0x00]), .table(LuaTable(items: [.integer(1)], fields: ["k": .null])),
    ])
    func `a value that goes in comes out the same`(value: LuaValue) throws {
        let results = try withState { lua in try lua.call(try lua.load("return ...", name: "sample.lua"), [value]) }
        #expect(results == [value])
    }

    @Test func `a syntax error names its line`() throws {
        let error = try #require(try failure("local a = 1\nlocal = 2"))
        #expect(error.code == .syntax)
        #expect(error.description == "sample.lua:2: <name> expected near '='")
    }

    @Test func `a runtime error names the line that raised it, and the calls that led there`() throws {
        let error = try #require(
            try failure(
                "local function inner() local t = nil; return t.x end\n\nlocal function outer() inner() end\nouter()"
            )
        )
        #expect(error.code == .runtime)
        #expect(error.location == "sample.lua:1")
        #expect(error.message.hasPrefix("attempt to index a nil value"))
        #expect(error.sourceLine == "local function inner() local t = nil; return t.x end")
        #expect(
            error.traceback == [
                "sample.lua:1: in function 'inner'", "sample.lua:3: in function 'outer'", "sample.lua:4: in main chunk",
            ]
        )
    }

    @Test func `an error that is a table reads as its __tostring`() throws {
        let error = try failure("error(setmetatable({}, { __tostring = function() return 'mine' end }))")
        #expect(error?.message == "mine")
    }

    @Test func `binary chunks are refused`() throws {
        #expect(try failure("\u{1B}Lua")?.code == .syntax)
    }

    @Test(arguments: [
        "while true do end",
        "local f f = function() return f() end f()",  // tail calls grow no stack
        "while true do pcall(function() while true do end end) end",  // the stop is an error, and pcall catches errors
        "coroutine.wrap(function() while true do end end)()",
    ])
    func `an endless loop ends when its steps are used up`(source: String) throws {
        #expect(try failure(source, budget: LuaBudget(steps: 100_000))?.code == .steps)
    }

    @Test func `an endless loop ends when its time is up`() throws {
        let error = try failure("while true do end", budget: LuaBudget(time: .milliseconds(20)))
        #expect(error?.code == .time)
        #expect(error?.location == "sample.lua:1")
    }

    @Test func `a script that catches its stop and returns is still stopped`() throws {
        let source = "pcall(function() while true do end end)"
        #expect(try failure(source, budget: LuaBudget(steps: 10_000))?.code == .steps)
    }

    @Test(arguments: [
        "local t = {} while true do t[#t + 1] = ('x'):rep(1000) .. #t end",
        "return ('x'):rep(1 << 30)",
        "local s = 'x' while true do s = s .. s end",
    ])
    func `a script that eats memory ends with an error, and its state goes on`(source: String) throws {
        try withState { lua in
            let hungry = try lua.load(source, name: "sample.lua")
            #expect(throws: LuaError.self) { try lua.call(hungry) }
            #expect(try lua.call(try lua.load("return 1", name: "sample.lua")) == [.integer(1)])
            #expect(lua.memoryBytes() <= 1 << 20)
        }
    }

    @Test func `an error of memory names the line that asked for too much`() throws {
        let error = try failure("local s = 'x'\nwhile true do\n  s = s .. s\nend")
        #expect(error?.code == .memory)
        #expect(error?.location == "sample.lua:3")
    }

    @Test func `a limit too small for a state is an error`() {
        #expect(throws: LuaError.self) { _ = try LuaState(memoryLimitBytes: 100) }
    }

    @Test func `a host function is given its arguments and gives its results`() throws {
        let results = try withState { lua in
            let double = try lua.makeFunction("double") { call in
                .values([.string(try call.string(1) + (try call.string(1))), .integer(call.count)])
            }
            return try lua.call(double, [.string("ab"), .nil])
        }
        #expect(results == [.string("abab"), .integer(2)])
    }

    @Test func `a wrong argument is an error at the line of the call`() throws {
        let error: LuaError? = try withState { lua in
            let function = try lua.makeFunction("shout") { call in .value(.string(try call.string(1).uppercased())) }
            try lua.set(try lua.globals(), "shout", .reference(function))
            do throws(LuaError) {
                try lua.call(try lua.load("\nshout {}", name: "sample.lua"))
                return nil
            } catch {
                return error
            }
        }
        #expect(error?.description == "sample.lua:2: bad argument #1 to 'shout' (string expected, got table)")
    }

    @Test func `an error that a host function throws shows code and message to scripts and comes out as itself`() throws
    {
        try withState { lua in
            let function = try lua.makeFunction("fail") { _ in throw Sample() }
            let look = try lua.load("local _, e = pcall(...) return e.message, e.code, tostring(e)", name: "sample.lua")
            #expect(
                try lua.call(look, [.reference(function)])
                    == [.string("the sample failed"), .string("Sample"), .string("the sample failed")]
            )
            let error = #expect(throws: LuaError.self) { try lua.call(function) }
            #expect(error?.code == .host)
            #expect(error?.underlying is Sample)
        }
    }

    @Test func `a host function can end the script whatever it catches`() throws {
        try withState { lua in
            let function = try lua.makeFunction("quit") { _ in throw LuaStop(Sample()) }
            let stubborn = try lua.load("local quit = ... while true do pcall(quit) end", name: "sample.lua")
            let error = #expect(throws: LuaError.self) {
                try lua.call(stubborn, [.reference(function)], budget: LuaBudget(steps: 100_000))
            }
            #expect(error?.underlying is Sample)
            #expect(try lua.call(try lua.load("return 2", name: "sample.lua")) == [.integer(2)])
        }
    }

    @Test func `time that a host function waits is not the script's`() throws {
        let (time, waited) = (Duration.milliseconds(50), Duration.milliseconds(60))
        try withState { lua in
            let function = try lua.makeFunction("wait") { call in
                call.waiting {
                    let end = ContinuousClock.now + waited
                    while ContinuousClock.now < end {}
                }
                return .none
            }
            let script = try lua.load("local wait = ... wait() for _ = 1, 10000 do end", name: "sample.lua")
            let start = ContinuousClock.now
            do throws(LuaError) {
                try lua.call(script, [.reference(function)], budget: LuaBudget(time: time))
            } catch {
                // A machine that leaves it lying for so long may stop it.
                #expect(error.code == .time)
                #expect(start.duration(to: .now) >= waited + time)
            }
        }
    }

    @Test(arguments: [
        "local t = {} t.t = t return t", "local t = {} for _ = 1, 30 do t = { t, t } end return t",
        "local t, s = {}, ('x'):rep(100000) for i = 1, 2000 do t[i] = s end return t", "return { [1.5] = 1 }",
        "return { 1, nil, 3 }", "return { ['\\xff'] = 1 }",
    ])
    func `a table that is no tree of names and lists is refused`(source: String) throws {
        #expect(try failure(source)?.code == .conversion)
    }

    @Test func `a chunk's globals are those of its environment`() throws {
        try withState { lua in
            let environment = try lua.makeReference(.table(LuaTable(fields: ["a": .integer(7)])))
            let chunk = try lua.load("b = a return print", name: "sample.lua", environment: environment)
            #expect(try lua.call(chunk) == [.nil])
            #expect(try lua.value(environment) == .table(LuaTable(fields: ["a": .integer(7), "b": .integer(7)])))
        }
    }
}

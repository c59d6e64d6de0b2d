import Foundation
import Lua
import Testing

/// What scripts could hide behind from the budget, and what differed from run to run.
@Suite(.allocationSweep) struct GuardedLibraryTests {
    private func values(_ source: String, budget: LuaBudget = LuaBudget(steps: 1_000_000)) throws -> [LuaValue] {
        let lua = try LuaState(memoryLimitBytes: 4 << 20)
        try lua.openLibraries()
        return try lua.call(try lua.load(source, name: "sample.lua"), budget: budget)
    }

    private func code(_ source: String, budget: LuaBudget = LuaBudget(steps: 1_000_000)) throws -> LuaError.Code? {
        do {
            _ = try values(source, budget: budget)
            return nil
        } catch let error as LuaError {
            return error.code
        }
    }

    @Test(arguments: [
        "local function loop() while true do end end xpcall(loop, loop)",
        "xpcall(function() while true do end end, coroutine.wrap(function() while true do end end))",
        "local closing = setmetatable({}, { __close = function() while true do end end }) "
            + "coroutine.wrap(function() local it <close> = closing while true do end end)()",
        "local closing = setmetatable({}, { __close = function() while true do end end }) "
            + "local it = coroutine.create(function() local it <close> = closing coroutine.yield() end) "
            + "coroutine.resume(it) coroutine.close(it)",
        "local it = coroutine.create(function() while true do end end) coroutine.resume(it) "
            + "while true do coroutine.close(it) end",
        "while true do pcall(coroutine.wrap(function() while true do end end)) end",
        "local function tick() coroutine.yield() return tick() end local it = coroutine.wrap(tick) "
            + "while true do it() end",
        "error(setmetatable({}, { __tostring = function() while true do end end }))",
        "table.move({}, 1, 1 << 60, 2)",
        "for _ = 1, 1 << 60 do next({}) end",
        "table.sort({ 3, 2, 1 }, function() while true do end end)",
        "return (('a'):rep(30)):find(('a?'):rep(30) .. ('a'):rep(30))",
        "for _ = 1, 1 << 60 do tostring(1) end",
    ])
    func `nothing outlives its steps`(source: String) throws {
        #expect(try code(source) == .steps)
    }

    @Test(arguments: [
        "local step = pairs { 1, 2, 3 } step({}, math.mininteger) for _ = 1, 1 << 60 do step({}, math.mininteger) end",
        "local step = pairs { 1, 2, 3 } while true do step({}, -1) end",
        // Of a list that was emptied but for its end, each step goes over all that lies between.
        "local t = {} for i = 1, 50000 do t[i] = i end next(t, 1) for i = 1, 49999 do t[i] = nil end "
            + "while true do next(t, 1) end",
    ])
    func `every turn of an iterator is a step`(source: String) throws {
        #expect(try code(source) == .steps)
    }

    @Test(arguments: [
        "0x133713371300, 0", "nil, 0", "'text', 1", "print, 1", "coroutine.create(print), 1", "{}, {}", "{}, 'x'",
        "{}, 0.5", "null",
    ])
    func `the iterator of a list refuses what is none`(arguments: String) throws {
        let results = try values("return pcall((pairs { 1, 2, 3 }), \(arguments))")
        #expect(results.first == .boolean(false))
        guard case .string(let message)? = results.last else { throw LuaError(.runtime, "no message") }
        #expect(message.hasPrefix("bad argument #"), "\(message)")
    }

    @Test func `the iterator of a list goes through any table, from any index`() throws {
        #expect(try values("local step = pairs { 1, 2, 3 } return step({ 7, 8 }, 1)") == [.integer(2), .integer(8)])
        #expect(try values("local step = pairs { 1, 2, 3 } return step({ 7, 8 }, -5)") == [.integer(1), .integer(7)])
        #expect(try values("local step = pairs { 1, 2, 3 } return step({ 7, 8 }, math.maxinteger)") == [])
    }

    /// Coroutines, each of which is closed by a handler of the next.
    private static let closings = """
        local top = function() return "deep enough" end
        for _ = 1, COUNT do
          local inner = top
          local it = coroutine.create(function()
            local closing <close> = setmetatable({}, { __close = inner })
            coroutine.yield(closing)
          end)
          coroutine.resume(it)
          top = function() return assert(coroutine.close(it)) end
        end
        return pcall(top)
        """

    @Test func `coroutines that close each other nest as far as Lua's C calls, and no further`() async throws {
        let lua = LuaActor {
            let lua = try LuaState(memoryLimitBytes: 64 << 20)
            try lua.openLibraries()
            return lua
        }
        for (count, isClosed) in [(20, true), (20_000, false)] {
            let source = Self.closings.replacing("COUNT", with: String(count))
            let results = try await lua.run { lua in try lua.call(try lua.load(source, name: "closings.lua")) }
            #expect(results.first == .boolean(isClosed))
            guard !isClosed, case .string(let message)? = results.last else { continue }
            #expect(message.contains("C stack overflow"), "\(message)")
        }
    }

    /// Resumes a coroutine that can't be, from within another one, and gives the status of the latter when it has ended.
    @Test(
        arguments: [
            "local dead = coroutine.create(error) coroutine.resume(dead)",
            "local dead = coroutine.create(function() end) coroutine.resume(dead)",
            "local dead = coroutine.running()",
        ]
    )
    func `a message about a coroutine that can't be made for lack of memory passes by no other coroutine`(
        dead: String
    ) throws {
        let source = """
            \(dead)
            local other = coroutine.create(function() return coroutine.resume(dead) end)
            local _, message = coroutine.resume(other)
            return coroutine.status(other)
            """
        for denied in [2, 20] {
            var granted = 0
            var isMet = true
            while isMet {
                let fault = AllocationFault(granted: granted, denied: denied)
                AllocationFault.$current.withValue(fault) {
                    guard let lua = try? LuaState(memoryLimitBytes: 8 << 20), (try? lua.openLibraries()) != nil,
                        let chunk = try? lua.load(source, name: "dead.lua"), let results = try? lua.call(chunk)
                    else { return }
                    #expect(results == [.string("dead")], "granted: \(granted), denied: \(denied)")
                }
                isMet = fault.isMet
                granted += 1
            }
        }
    }

    /// A state whose function `again` calls its argument as a host may: on the main thread, whichever coroutine runs.
    private final class Reentrant {
        let lua: LuaState
        private(set) var messages: Set<String> = []

        init() throws {
            lua = try LuaState(memoryLimitBytes: 64 << 20)
            try lua.openLibraries()
            let again = try lua.makeFunction("again") { [unowned self] (call: borrowing LuaCall) -> LuaResults in
                let function = try call.reference(1)
                defer { lua.release(function) }
                do throws(LuaError) {
                    try lua.run(function)
                } catch {
                    messages.insert(error.message)
                }
                return .none
            }
            try lua.set(try lua.globals(), "again", .reference(again))
        }
    }

    @Test func `calls of the host's from within coroutines nest no further either`() async throws {
        let host = LuaActor { try Reentrant() }
        let messages = try await host.run { host in
            let source = "local function deep() coroutine.wrap(function() again(deep) end)() end deep()"
            try host.lua.run(try host.lua.load(source, name: "again.lua"))
            return host.messages
        }
        #expect(messages == ["C stack overflow"])
    }

    @Test func `below the stack of a Lua thread lies a guard that no frame reaches over`() async throws {
        let lua = LuaActor { try LuaState(memoryLimitBytes: 1 << 20) }
        let guardPages = try await lua.run { _ in
            var local = 0
            var page = unsafe withUnsafePointer(to: &local) { UInt(bitPattern: $0) } & ~4095
            let access = MemoryAccess()
            while access.isReadable(page) { page -= 4096 }
            return stride(from: page, to: page - 1 << 20, by: -4096).filter {
                access.isReserved($0) && !access.isReadable($0)
            }
        }
        #expect(guardPages.count == 256)
    }

    @Test func `a stop names the line where the script was, however it is caught`() throws {
        let source = "local function loop()\n  while true do end\nend\nxpcall(loop, loop)\npcall(loop)"
        let error = #expect(throws: LuaError.self) { try values(source) }
        #expect(error?.location == "sample.lua:2")
    }

    @Test func `strings without bytes take no time to repeat`() throws {
        #expect(try values("return string.rep('', 1 << 60)") == [.string("")])
    }

    @Test(arguments: [
        "return pcall(string.rep, 'x', 1 << 30)", "return pcall(string.rep, 'x', 1 << 40)",
        "local s = ('x'):rep(1 << 20) return pcall(string.format, '%s%s%s%s', s, s, s, s)",
    ])
    func `a script sees that memory is out in Lua's words`(source: String) throws {
        let results = try values(source)
        #expect(results.first == .boolean(false))
        #expect([.string("not enough memory"), .string("resulting string too large")].contains(results.last))
    }

    // MARK: Order

    @Test(arguments: [
        (
            "{ b = 1, a = 1, [2] = 1, [1] = 1, [-1] = 1, [0.5] = 1, [true] = 1, [false] = 1 }",
            "-1 0.5 1 2 a b false true"
        ),
        ("{ 'x', 'y', nil, 'z' }", "1 2 4"),
        (
            "{ [1 << 53] = 1, [2.0 ^ 53 + 2] = 1, [(1 << 53) + 1] = 1 }",
            "9007199254740992 9007199254740993 9007199254740994"
        ),
        ("{ [''] = 1, ['\\0'] = 1, a = 1, ab = 1, A = 1, ['é'] = 1 }", " \0 A a ab é"),
        ("{}", ""),
    ])
    func `pairs and next are ordered by number, then by bytes`(table: String, order: String) throws {
        let listing =
            "local keys = {} for key in %s do keys[#keys + 1] = tostring(key) end return table.concat(keys, ' ')"
        for iterator in ["pairs(t)", "next, t"] {
            let source = "local t = \(table) " + listing.replacing("%s", with: iterator)
            #expect(try values(source) == [.string(order)])
        }
    }

    @Test func `a field may be cleared or changed while it is traversed`() throws {
        let source = """
            local t, seen = {}, {}
            for i = 1, 100 do t["k" .. i], t[i] = i, i end
            for key, value in %s do
              seen[#seen + 1] = value
              t[key] = nil
              if t[value + 1] then t[value + 1] = nil end
            end
            return #seen, next(t)
            """
        for iterator in ["pairs(t)", "next, t"] {
            #expect(try values(source.replacing("%s", with: iterator)) == [.integer(150), .nil])
        }
    }

    @Test func `a traversal may hold another of the same table`() throws {
        let source = """
            local t, count = { a = 1, b = 2, c = 3 }, 0
            for _ in next, t do for _ in next, t do count = count + 1 end end
            for _ in pairs(t) do for _ in pairs(t) do count = count + 1 end end
            t.d = 4
            for _ in next, t do count = count + 1 end
            return count
            """
        #expect(try values(source) == [.integer(22)])
    }

    @Test func `__pairs is honoured`() throws {
        #expect(
            try values(
                "for a, b in pairs(setmetatable({}, { __pairs = function(t) return next, { x = 1 } end })) do return a, b end"
            )
                == [.string("x"), .integer(1)]
        )
    }

    @Test func `a record goes in the order of its layout`() throws {
        let lua = try LuaState(memoryLimitBytes: 1 << 20)
        try lua.openLibraries()
        let ranks = try lua.makeReference(.table(LuaTable(fields: ["b": .integer(1), "a": .integer(2)])))
        let metatable = try lua.makeReference(.table(LuaTable(fields: ["__order": .reference(ranks)])))
        let record = try lua.makeReference(
            .table(LuaTable(fields: ["a": .integer(1), "b": .integer(2), "c": .integer(3)]))
        )
        lua.setMetatable(metatable, of: record)
        let source = "local keys = {} for key in pairs(...) do keys[#keys + 1] = key end return table.concat(keys)"
        #expect(try lua.call(try lua.load(source, name: "sample.lua"), [.reference(record)]) == [.string("bac")])
    }

    // MARK: Text

    @Test func `objects show numbers in place of addresses`() throws {
        let source =
            "local t, f = {}, print return tostring(t), tostring(f), tostring(t), ('%s'):format(f), ('%p'):format(t)"
        #expect(
            try values(source) == [
                .string("table: 1"), .string("function: 2"), .string("table: 1"), .string("function: 2"),
                .string("0x00000000000001"),
            ]
        )
        #expect(try values("return tostring(setmetatable({}, { __name = 'point' }))") == [.string("point: 1")])
    }

    // MARK: Protected calls

    @Test func `protected calls and coroutines do what Lua's do`() throws {
        let source = """
            local log = {}
            local function note(...) log[#log + 1] = table.concat({ ... }, ",") end
            note(tostring(select("#", pcall(error))), tostring(pcall(error, "x", 0)))
            note(select(2, xpcall(error, function(m) return m .. "!" end, "x", 0)))
            note(select(2, pcall(pcall)))
            local it = coroutine.wrap(function(a)
              local b = coroutine.yield(a + 1)
              local ok, c = pcall(function() return coroutine.yield(b + 1) end)
              note(tostring(ok), c)
              return "end"
            end)
            note(it(1), it(10), it("c"))
            note(tostring(pcall(it)), (select(2, pcall(it))))
            local failing = coroutine.create(function() local x <close> = setmetatable({}, { __close = function() note("closed") end }) error("y", 0) end)
            note(tostring(coroutine.resume(failing)), coroutine.status(failing), tostring(coroutine.close(failing)))
            note(tostring(pcall(coroutine.close, coroutine.running())))
            return table.concat(log, "\\n")
            """
        let lua = try LuaState(memoryLimitBytes: 4 << 20)
        try lua.openLibraries(isGuarded: false)
        let original = try lua.call(try lua.load(source, name: "sample.lua"))
        #expect(try values(source) == original)
        #expect(original != [])
    }

    @Test func `a finaliser is refused`() throws {
        let results = try values("return pcall(setmetatable, {}, { __gc = print })")
        #expect(results == [.boolean(false), .string("a metatable with __gc is not allowed here")])
    }
}

/// Asks the kernel what the process may do with pages of its memory.
private final class MemoryAccess {
    private let pipe = Pipe()

    /// Whether something is at a page, accessible or not.
    func isReserved(_ page: UInt) -> Bool {
        var isResident: UInt8 = 0
        return unsafe mincore(UnsafeMutableRawPointer(bitPattern: page), 1, &isResident) == 0
    }

    /// Whether the page can be read: the kernel sends its first byte.
    func isReadable(_ page: UInt) -> Bool {
        guard unsafe write(pipe.fileHandleForWriting.fileDescriptor, UnsafeRawPointer(bitPattern: page), 1) == 1 else {
            return false
        }
        _ = try? pipe.fileHandleForReading.read(upToCount: 1)
        return true
    }
}

import Lua
import Testing

@Suite(.allocationSweep) struct HostFunctionTests {
    private func withState<Result>(_ body: (borrowing LuaState) throws -> Result) throws -> Result {
        let lua = try LuaState(memoryLimitBytes: 1 << 20)
        try lua.openLibraries()
        return try body(lua)
    }

    private final class Witness {}

    @Test func `a typed closure is given typed arguments`() throws {
        try withState { lua in
            let join = try lua.makeFunction(
                "join",
                calling: { (text: String, times: Int?, isLoud: Bool, factor: Double, rest: LuaTable) in
                    let once = isLoud ? text.uppercased() : text
                    return String(repeating: once, count: times ?? 1) + "\(factor) \(rest.fields.count)"
                }
            )
            let arguments: [LuaValue] = [
                .string("ab"), .integer(2), .boolean(true), .integer(3), .table(LuaTable(fields: ["a": .null])),
            ]
            #expect(try lua.call(join, arguments) == [.string("ABAB3.0 1")])
        }
    }

    @Test func `a typed closure may have no result`() throws {
        try withState { lua in
            var seen: [Int] = []
            let note = try lua.makeFunction("note", calling: { (number: Int) in seen.append(number) })
            #expect(try lua.call(note, [.integer(7)]) == [])
            #expect(seen == [7])
        }
    }

    @Test(arguments: [
        ("f('x')", "bad argument #1 to 'f' (number expected, got string)"),
        ("f()", "bad argument #1 to 'f' (number expected, got no value)"),
        ("f(1.5)", "bad argument #1 to 'f' (number has no integer representation)"),
        ("f(1, {})", "bad argument #2 to 'f' (string expected, got table)"),
        ("f(1, 'a\\xFF')", "bad argument #2 to 'f' (text expected, but byte 2 is not UTF-8)"),
    ])
    func `an argument of another type is an error in Lua's words`(call: String, message: String) throws {
        try withState { lua in
            let function = try lua.makeFunction("f", calling: { (number: Int, text: String?) in number })
            try lua.set(try lua.globals(), "f", .reference(function))
            let error = #expect(throws: LuaError.self) { try lua.call(try lua.load(call, name: "sample.lua")) }
            #expect(error?.description == "sample.lua:1: \(message)")
        }
    }

    @Test func `a function that Lua reaches no more is released`() throws {
        try withState { lua in
            weak var witness: Witness?
            do {
                let kept = Witness()
                witness = kept
                let function = try lua.makeFunction("f") { _ in
                    _ = kept
                    return .none
                }
                lua.release(function)
            }
            try lua.call(try lua.load("for _ = 1, 20000 do local _ = {} end", name: "sample.lua"))
            #expect(witness == nil)
        }
    }

    @Test func `a function counts in the state's memory with its given weight, until it is released`() throws {
        try withState { lua in
            for _ in 1...10 {
                let function = try lua.makeFunction("f", weight: 600_000) { _ in .none }
                #expect(lua.memoryBytes() >= 600_000)
                lua.release(function)
            }
        }
    }

    @Test func `no host function runs once the script is stopped`() throws {
        try withState { lua in
            var calls = 0
            let function = try lua.makeFunction("f") { _ in
                calls += 1
                return .none
            }
            let source = "local f = ... local it <close> = setmetatable({}, { __close = f }) while true do end"
            let error = #expect(throws: LuaError.self) {
                try lua.call(
                    try lua.load(source, name: "sample.lua"),
                    [.reference(function)],
                    budget: LuaBudget(steps: 10_000)
                )
            }
            #expect(error?.code == .steps)
            #expect(calls == 0)
        }
    }

    @Test func `a state that is reset is as new`() throws {
        var lua = try LuaState(memoryLimitBytes: 1 << 20)
        try lua.openLibraries()
        try lua.call(try lua.load("secret = ('x'):rep(500000)", name: "sample.lua"))
        try lua.reset()
        #expect(
            try lua.call(try lua.load("return secret, string.rep ~= nil", name: "sample.lua")) == [
                .nil, .boolean(true),
            ]
        )
        #expect(lua.memoryBytes() < 100_000)
    }

    @Test func `two math libraries draw each from its own generator`() throws {
        try withState { lua in
            let draw = try lua.load(
                "local one, other = ... one.randomseed(7) other.randomseed(7) one.random() "
                    + "local a = one.random(1000) other.random() return a == other.random(1000)",
                name: "sample.lua"
            )
            let libraries = [LuaValue.reference(try lua.makeMath()), .reference(try lua.makeMath())]
            #expect(try lua.call(draw, libraries) == [.boolean(true)])
        }
    }
}

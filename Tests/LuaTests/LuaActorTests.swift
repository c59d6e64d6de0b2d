import Lua
import Testing

struct LuaActorTests {
    private func makeActor() -> LuaActor<LuaState> {
        LuaActor {
            let lua = try LuaState(memoryLimitBytes: 64 << 20)
            try lua.openLibraries()
            return lua
        }
    }

    @Test func `a script runs on a stack that deep recursion fits in`() async throws {
        let source =
            "local function nest(n) return n == 0 and 0 or 1 + select(2, pcall(nest, n - 1)) end return nest(180)"
        #expect(
            try await makeActor().run { lua in try lua.call(try lua.load(source, name: "s.lua")) } == [.integer(180)]
        )
    }

    @Test func `a script stops when another thread cancels it`() async throws {
        let script = makeActor()
        let canceller = try await script.run { lua in lua.canceller() }
        let running = Task {
            try await script.run { lua in _ = try lua.call(try lua.load("while true do end", name: "sample.lua")) }
        }
        canceller.cancel()
        let error = await #expect(throws: LuaError.self) { try await running.value }
        #expect(error?.code == .cancelled)
    }
}

import Lua

/// A state whose functions are timed.
final class Interpreter {
    let lua: LuaState

    init(isGuarded: Bool = true) throws {
        lua = try LuaState(memoryLimitBytes: 64 << 20)
        try lua.openLibraries(isGuarded: isGuarded)
    }

    /// Compiles a chunk and gives back what runs it with a number of turns.
    func work(
        _ source: String,
        calling function: LuaReference? = nil,
        budget: LuaBudget = .unlimited
    ) throws -> (Int) throws -> Void {
        let chunk = try lua.load(source, name: "measure")
        let more = function.map { [LuaValue.reference($0)] } ?? []
        return { [self] turns in try lua.run(chunk, [.integer(turns)] + more, budget: budget) }
    }
}

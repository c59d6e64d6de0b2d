import Lua

/// A separate thread for a ``ScriptHost`` and what belongs to it.
///
/// The content is created, used and released on that thread; scripts block it while they run or wait for a portal.
public struct ScriptThread<Content>: Sendable {
    private let lua: LuaActor<Content>

    /// Creates the thread.
    ///
    /// - Parameter make: Makes the content, at the first use, on the thread.
    public init(_ make: @escaping @Sendable () throws -> Content) {
        lua = LuaActor(make)
    }

    /// Runs `body` on the thread, after what came before it.
    ///
    /// - Parameter body: What to do; a long piece of work at a time, since each costs a hop between threads.
    /// - Returns: What `body` returns.
    /// - Throws: What making the content or `body` throws.
    public func run<Result: Sendable>(_ body: @Sendable (borrowing Content) throws -> Result) async throws -> Result {
        try await lua.run(body)
    }
}

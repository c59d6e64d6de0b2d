/// An actor with a thread of its own, for a ``LuaState`` and what belongs to it.
///
/// The content is made, used and given up on that thread.
///
/// ```swift
/// let lua = LuaActor { try LuaState(memoryLimitBytes: 1 << 20) }
/// let results = try await lua.run { state in try state.call(try state.load("return 6 * 7", name: "answer.lua")) }
/// ```
public actor LuaActor<Content: ~Copyable> {
    private let thread = LuaThread()
    private let make: @Sendable () throws -> Content
    private let box = Box()

    /// Where the content is; only the thread reads it.
    private final class Box: @unchecked Sendable {
        var content: Content?
    }

    /// The thread.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe thread.asUnownedSerialExecutor() }

    /// Creates the actor.
    ///
    /// - Parameter make: Makes the content, at the first use, on the thread.
    public init(_ make: @escaping @Sendable () throws -> Content) {
        self.make = make
    }

    /// Runs `body` on the thread, after what came before it.
    ///
    /// - Parameter body: What to do; a long piece of work at a time, since each costs a hop between threads.
    /// - Returns: What `body` returns.
    /// - Throws: What making the content or `body` throws.
    public func run<Result: Sendable>(_ body: @Sendable (borrowing Content) throws -> Result) throws -> Result {
        let open = if let kept = box.content.take() { kept } else { try make() }
        do {
            let result = try body(open)
            box.content = consume open
            return result
        } catch {
            box.content = consume open
            throw error
        }
    }

    // Not `isolated deinit`: in a generic actor it keeps Swift 6.3 from compiling importers ("circular reference").
    deinit {
        let box = box
        thread.perform { box.content = nil }
    }
}

internal import Dispatch

extension LuaThread {
    /// Runs `body` on a thread with the stack and the guard that Lua needs, and waits for it.
    ///
    /// For what is not asynchronous, such as reading a configuration: the thread that calls is blocked as a script on its own stack would
    /// block it, and has a smaller stack that ends in a smaller guard.
    ///
    /// - Parameter body: What to do; a ``LuaState`` is opened, used and closed in it.
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws.
    public static func waiting<Result>(for body: @escaping () throws -> Result) throws -> Result {
        let thread = LuaThread()
        let end = DispatchSemaphore(value: 0)
        // One thread after the other: the one that calls waits until the other has signalled.
        nonisolated(unsafe) let body = body
        nonisolated(unsafe) var result: Swift.Result<Result, any Error>?
        thread.perform {
            unsafe result = Swift.Result { try unsafe body() }
            end.signal()
        }
        end.wait()
        guard let result = unsafe result else { preconditionFailure("the thread has signalled without a result") }
        return try result.get()
    }
}

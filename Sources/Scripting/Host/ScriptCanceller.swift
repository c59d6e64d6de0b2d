import Lua

/// A switch that stops a host's running script from any thread.
public struct ScriptCanceller: Sendable {
    private let lua: LuaCanceller

    init(_ lua: LuaCanceller) {
        self.lua = lua
    }

    /// Stops the script that is running, whatever it catches.
    public func cancel() { lua.cancel() }
}

extension ScriptHost {
    /// A switch that stops the running script from any thread.
    public var canceller: ScriptCanceller { ScriptCanceller(lua.canceller()) }
}

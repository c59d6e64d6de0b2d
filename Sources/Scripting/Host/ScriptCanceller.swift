import Lua

/// A switch that stops a host's running script from any thread.
public struct ScriptCanceller: Sendable {
    private let lua: LuaCanceller

    init(_ lua: LuaCanceller) {
        self.lua = lua
    }

    /// Stops the script that is running, whatever it catches.
    public func cancel() { lua.cancel() }

    /// For how long the script has been working past its time: more than a moment, and only the process can end it.
    public var overdue: Duration { lua.overdue }
}

extension ScriptHost {
    /// A switch that stops the running script from any thread.
    public var canceller: ScriptCanceller { ScriptCanceller(lua.canceller()) }
}

import Lua

/// The registration of ``HostModules``.
extension ScriptHost {
    /// What the host adds to the globals of scripts, except `params`, of which each script has its own.
    func modules() throws(LuaError) -> [String: LuaValue] {
        var globals: [String: LuaValue] = ["null": .null]
        for function in HostModules.functions { globals[function.name] = try register(function, function.name) }
        for module in HostModules.all {
            var members: [String: LuaValue] = [:]
            for function in module.functions {
                members[function.name] = try register(function, "\(module.name).\(function.name)")
            }
            globals[module.name] = .table(LuaTable(fields: members))
        }
        return globals
    }

    private func register(_ function: HostFunction, _ name: String) throws(LuaError) -> LuaValue {
        let reference =
            switch function.body {
            case .plain(let body):
                try lua.makeFunction(name) { call in
                    try Self.checkLengths(call)
                    return try body(call)
                }
            case .hosted(let body):
                try lua.makeFunction(name) { [unowned self] call in
                    try Self.checkLengths(call)
                    return try body(self, call)
                }
            }
        return .reference(reference)
    }

    /// The longest text that a function of the host's takes: a record is no longer, and it can't be interrupted.
    private static let longestText = 1 << 20

    private static func checkLengths(_ call: borrowing LuaCall) throws {
        for position in 1..<(call.count + 1) where call.byteCount(position) > longestText {
            throw call.wrongArgument(position, "text of at most 1 MiB expected")
        }
    }
}

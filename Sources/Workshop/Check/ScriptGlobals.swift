import Scripting

/// The names that scripts find in the sandbox: globals, each with its members if it is a table of functions.
public enum ScriptGlobals: Sendable {
    /// Global name to its members; an empty list for a function or a value.
    public static let members: [String: [String]] = {
        let names = Sandbox.globals + Sandbox.own + HostModules.values.map(\.name) + HostModules.functions.map(\.name)
        var members = Dictionary((names + ["_ENV"]).map { ($0, [String]()) }) { first, _ in first }
        for (module, names) in Sandbox.standard where module != "_G" { members[module] = names }
        for module in HostModules.all { members[module.name] = module.functions.map(\.name) }
        return members
    }()
}

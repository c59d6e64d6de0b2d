/// The names that scripts find in the sandbox: globals, each with its members where it is a table of functions.
public struct ScriptGlobals: Sendable {
    /// Global name to its members; an empty list for a function or a value.
    public let members: [String: [String]]

    /// What every script finds.
    public static let all = ScriptGlobals()

    private static let host = [
        "country": "code", "date": "iso parse today", "departments": "each find get path", "email": "normalize valid",
        "input": "rows", "json": "decode encode", "log": "error info warn", "phone": "e164 format parse valid",
        "text": "fold latin lower squeeze title trim upper", "user": "update", "users": "each fields find get",
    ]

    private init() {
        var members: [String: [String]] = ["params": [], "null": [], "_G": [], "print": [], "require": [], "_ENV": []]
        for name in Sandbox.standard["_G"] ?? [] { members[name] = [] }
        for (module, names) in Sandbox.standard where module != "_G" { members[module] = names }
        for name in ["warn", "skip", "reject"] { members[name] = [] }
        for (module, names) in Self.host { members[module] = names.split(separator: " ").map(String.init) }
        self.members = members
    }
}

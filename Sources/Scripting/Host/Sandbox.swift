import Lua

/// The Lua that scripts see: a part of the standard library, and what the host adds.
package enum Sandbox {
    /// Lua's own functions that scripts may call; all others are removed before a script is loaded.
    ///
    /// `load` and its kin are missing because source text is bounded and named; `io`, `debug`, `package` and the rest of `os`
    /// because a recipe doesn't need them; `collectgarbage` because its results differ between machines.
    package static let standard: [String: [String]] = [
        "_G": [
            "_VERSION", "assert", "error", "getmetatable", "ipairs", "next", "pairs", "pcall", "rawequal", "rawget",
            "rawlen", "rawset", "select", "setmetatable", "tonumber", "tostring", "type", "xpcall",
        ],
        "coroutine": ["close", "create", "isyieldable", "resume", "running", "status", "wrap", "yield"],
        "math": [
            "abs", "acos", "asin", "atan", "ceil", "cos", "deg", "exp", "floor", "fmod", "huge", "log", "max",
            "maxinteger", "min", "mininteger", "modf", "pi", "rad", "random", "randomseed", "sin", "sqrt", "tan",
            "tointeger", "type", "ult",
        ],
        "os": ["clock", "date", "difftime", "time"],
        "string": [
            "byte", "char", "find", "format", "gmatch", "gsub", "len", "lower", "match", "pack", "packsize", "rep",
            "reverse", "sub", "unpack", "upper",
        ],
        "table": ["concat", "insert", "move", "pack", "remove", "sort", "unpack"],
        "utf8": ["char", "charpattern", "codepoint", "codes", "len", "offset"],
    ]

    /// Lua's own globals that scripts may use.
    package static var globals: [String] { standard["_G"] ?? [] }

    /// Lua's globals of which each script, or the sandbox, has its own.
    package static let own = ["_G", "print", "require"]

    /// The part of the sandbox that is easier to write in Lua, in `sandbox.lua`: it runs once in a new state, before any
    /// script.
    ///
    /// It is given the allow-list, the host's globals, the run's time, and the host functions that describe a misspelt name and
    /// write output. It leaves its functions in `core`: they make a script's globals, the metatable of a record, and tables that
    /// can't be changed.
    static let prelude = String(decoding: PackageResources.sandbox_lua, as: UTF8.self)
}

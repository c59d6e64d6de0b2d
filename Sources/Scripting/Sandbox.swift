import Lua

/// The Lua that scripts see: this much of the standard library, what the host adds, and no more.
enum Sandbox {
    /// Lua's own functions that scripts may call; all else is taken away before a script is loaded.
    ///
    /// `load` and its kin are missing because source text is bounded and named; `io`, `debug`, `package` and the rest of `os`
    /// because a recipe has no business there; `collectgarbage` because it would tell one machine from another.
    static let standard: [String: [String]] = [
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

    /// The part of the sandbox that is easier said in Lua: it runs once in a new state, before any script.
    ///
    /// It is given the allow-list, the host's globals, and the host functions that word a misspelt name and write output. It leaves two functions in `core`: one makes a script's globals, the other the metatable of a record.
    static let prelude = """
        local core, standard, host, unknown_name, write = ...
        local error, getmetatable, pairs, rawget, rawset = error, getmetatable, pairs, rawget, rawset
        local table, tostring, type = table, tostring, type

        -- What every script shares: only the names on the lists.
        local shared = {}
        for library, names in pairs(standard) do
          local source = library == "_G" and _G or _G[library]
          local target = library == "_G" and shared or {}
          for _, name in pairs(names) do target[name] = source[name] end
          if library ~= "_G" then shared[library] = target end
        end
        for name, value in pairs(host) do shared[name] = value end

        local original_setmetatable = setmetatable
        shared.setmetatable = function(target, metatable)
          if type(metatable) == "table" and rawget(metatable, "__gc") ~= nil then
            error("a metatable with __gc is not allowed here", 2)
          end
          return original_setmetatable(target, metatable)
        end

        function shared.print(...)
          local texts = table.pack(...)
          for i = 1, texts.n do texts[i] = tostring(texts[i]) end
          write(table.concat(texts, "\t"))
        end

        -- A table guarded by this has the fields of `known`: another name raises with the nearest one. What is there costs
        -- nothing, since the metatable is asked for absent keys alone.
        local function guard(noun, known)
          return {
            __index = function(_, key)
              if known[key] == nil then error(unknown_name(noun, key, known), 2) end
            end,
            __newindex = function(target, key, value)
              if known[key] == nil then error(unknown_name(noun, key, known), 2) end
              rawset(target, key, value)
            end,
            __metatable = false,
          }
        end

        local function copied(noun, members)
          local copy = {}
          for name, value in pairs(members) do copy[name] = value end
          return original_setmetatable(copy, guard(noun, members))
        end

        local text = getmetatable("")
        text.__index = copied("function of string", shared.string)
        text.__metatable = false

        local loading = {}

        -- The globals of one script, private to it: what it changes, no other script sees.
        local function environment(extra, load_module)
          local globals = {}
          for name, value in pairs(shared) do
            globals[name] = type(value) == "table" and copied("function of " .. name, value) or value
          end
          for name, value in pairs(extra) do globals[name] = value end
          local loaded = {}
          globals.require = function(name)
            if loaded[name] == loading then error("module '" .. name .. "' requires itself", 2) end
            if loaded[name] == nil then
              loaded[name] = loading
              local module = load_module(name, globals)(name)
              loaded[name] = module == nil and true or module
            end
            return loaded[name]
          end
          globals._G = globals
          return original_setmetatable(globals, {
            __index = function(_, key) error(unknown_name("global", key, globals), 2) end,
            __metatable = false,
          })
        end

        core.environment, core.guard = environment, guard
        """
}

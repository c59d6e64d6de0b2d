-- What a script finds in Moonhook's sandbox: these names and no others.
-- A recipe that reaches for `io` fails this lint before it fails in the sandbox.

local function functions(names)
  local fields = {}
  for name in names:gmatch("%S+") do
    fields[name] = {}
  end
  return { fields = fields }
end

stds.sandbox = {
  read_globals = {
    -- Lua's own.
    "_G", "_VERSION", "assert", "error", "getmetatable", "ipairs", "next", "pairs", "pcall", "print", "rawequal",
    "rawget", "rawlen", "rawset", "require", "select", "setmetatable", "tonumber", "tostring", "type", "xpcall",
    coroutine = functions "close create isyieldable resume running status wrap yield",
    math = functions [[
      abs acos asin atan ceil cos deg exp floor fmod huge log max maxinteger min mininteger modf pi rad random randomseed
      sin sqrt tan tointeger type ult
    ]],
    os = functions "clock date difftime time",
    string = functions [[
      byte char find format gmatch gsub len lower match pack packsize rep reverse sub unpack upper
    ]],
    table = functions "concat insert move pack remove sort unpack",
    utf8 = functions "char charpattern codepoint codes len offset",

    -- Moonhook's.
    "null", "reject", "skip", "warn",
    country = functions "code",
    date = functions "iso parse today",
    departments = functions "each find get path",
    email = functions "normalize valid",
    input = functions "rows",
    json = functions "decode encode",
    log = functions "error info warn",
    params = { other_fields = true },
    phone = functions "e164 format parse valid",
    text = functions "fold latin lower squeeze title trim upper",
    user = functions "update",
    users = functions "each fields find get",
  },
}

std = "sandbox"
max_line_length = 100

-- These run in plain Lua.
for _, name in ipairs { "borders", "held", "benchmarks/validating" } do
  files["scripts/" .. name .. ".lua"] = { std = "lua54" }
end
for _, workload in ipairs { "narrow", "wide" } do
  files["scripts/benchmarks/" .. workload .. "/rows.lua"] = { std = "lua54" }
  files["scripts/benchmarks/" .. workload .. "/bare.lua"] = { std = "max" }
end
files["scripts/benchmarks/bare-csv.lua"] = { std = "max" }
files["scripts/benchmarks/gateway/nginx.lua"] = { std = "ngx_lua" }
files["scripts/benchmarks/gateway/calls.lua"] = {
  std = "luajit", globals = { "done", "init", "request" }, read_globals = { "wrk" },
}
files["scripts/phone-plans"] = { std = "lua54" }
files["Tests/LuaTests/Differential"] = { std = "lua54" }
files["Tests/Fuzz/programs.lua"] = { std = "lua54" }

-- Attacks do on purpose what a lint is there to find.
files["Tests/Fuzz/Found"] = { read_globals = { "again" }, ignore = { "241", "311" } }
files["Tests/ContainmentTests/Holes"] = { read_globals = { "hole" } }
files["Tests/ScriptingTests/Attacks"] = {
  ignore = {
    "111", "113", "121", "122", "142", "143", "211/_ENV", "212/_ENV", "241", "311", "512",
  },
}

-- What earlier versions read. One recipe is wrong on purpose.
files["Tests/MoonhookTests/Fixtures/*/recipes/wrong.lua"] = { ignore = { "113" } }

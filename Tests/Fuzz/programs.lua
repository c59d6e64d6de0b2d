--- Makes Lua programs of numbers: `program(seed)` is a text. Each calls all functions that a script
--- can get hold of, with values of every kind, from everywhere that code can stand: handlers,
--- metamethods, iterators, coroutines in every state.

local state

-- SplitMix, so that a seed makes the same program with every Lua.
local function draw(first, last)
  state = state + 0x9E3779B97F4A7C15
  local z = state
  z = (z ~ (z >> 30)) * 0xBF58476D1CE4E5B9
  z = (z ~ (z >> 27)) * 0x94D049BB133111EB
  z = z ~ (z >> 31)
  return first + (z >> 1) % (last - first + 1)
end

local function chance(percent) return draw(1, 100) <= percent end

local function pick(list) return list[draw(1, #list)] end

-- What each program begins with: `v` holds values, `F` every function by a number, and `call` calls
-- one.
local prelude = [==[
local v, F, depth = {}, {}, 0
local error, select, type, pcall, next = error, select, type, pcall, next
local setmetatable, coroutine, tostring = setmetatable, coroutine, tostring
local string, table = string, table
local seen = {}
local function gather(t)
  if seen[t] then return end
  seen[t] = true
  for _, value in next, t do
    if type(value) == "function" then F[#F + 1] = value end
    if type(value) == "table" then gather(value) end
  end
end
gather(_G)
local function hold(...)
  for i = 1, select("#", ...) do
    if i > 4 then break end
    local value = select(i, ...)
    v[#v % 40 + 1] = value
    if type(value) == "function" and #F < 400 then F[#F + 1] = value end
  end
  return ...
end
for _, value in next, {
  (pairs { 1, 2, 3 }), (pairs { a = 1, b = 2 }), (ipairs {}), (("a b"):gmatch("%a")),
  (utf8.codes("aé")), (utf8.codes("aé", true)),
  coroutine.wrap(function() coroutine.yield(1) error({}) end),
} do
  F[#F + 1] = value
end
do
  local many = {}
  for i = 1, 50 do many["k" .. i] = i end
  F[#F + 1] = (pairs(many))
end
local made = 0
local function fresh(text)
  made = made + 1
  return text .. made .. string.rep("z", 40)
end
local function answering(inner) return function() inner() return "x" end end
local function once(f)
  return function(...)
    if depth > 300 then return nil end
    depth = depth + 1
    local result = f(...)
    depth = depth - 1
    return result
  end
end
]==]

local numbers = {
  "0", "1", "-1", "2", "3", "7", "255", "256", "65536", "1 << 31", "(1 << 31) - 1", "1 << 32",
  "1 << 53", "math.maxinteger",
  "math.mininteger", "math.maxinteger - 1", "math.mininteger + 1", "0.0", "-0.0", "0.5", "1e15",
  "1e308", "math.huge", "-math.huge",
  "0/0", "0x133713371300", "-200", "1000", "100000",
}

local texts = {
  '""', '"a"', '"abc"', '"a b c"', '"\\0"', '"a\\0b"', '"é\\u{4E00}"', '"\\xff\\xfe"',
  '"\\xf0\\x80"', '"10"', '"0x7fp1"', '"-"', '"%d"',
  '"%5.2s|%-9d%q"', '"%s%s%s%s"', '"%99.99f"', '"%a%g%i%c"', '"%"', '"%p%x"', '"."', '".-"',
  '"(.-)%s*$"', '"[%a_][^%w]*"', '"[a-"',
  '"[]"', '"[^]"', '"[%"', '"%b()"', '"%b"', '"%f[%a]"', '"%f"', '"(()())"', '"(a(b)%2)"', '"%1"',
  '"((((((((("', '")"', '"^a*?b+$"',
  '("(a?)"):rep(33)', '("a-"):rep(250)', '("(" ):rep(40)', '("%d"):rep(50)', '"<i8z"',
    '"!16Xi16c10"', '">s4s1"', '"i17"', '"c"',
  '"jnTfdbBhHlLiI3s8zx X"', '"s"', '"z"', '"c2147483647"', '"!1i16"', '"*t"', '"!%c%Ey"',
  '"__index"', '"k"', '"n"', '"PERSONAL_MOBILE"',
  '("x"):rep(300)', '("x"):rep(70000)', '("ab\\0"):rep(6000)', '("é"):rep(5000)',
  '("\\x80"):rep(9000)', '"ID"', '"NAME"', '"UF_USR_1764000000_" .. ("E"):rep(32)',
  "(\"y\"):rep(draw_size)",
}

-- Of these there are few among all texts, and patterns are where most work is done with bytes.
local patterns = {
  '"."', '".-"', '"(.-)%s*$"', '"[%a_][^%w]*"', '"[a-"', '"[]"', '"[^]"', '"[%"', '"%b()"',
  '"%b"', '"%f[%a]"', '"%f"', '"(()())"', '"(a(b)%2)"', '"%1"', '"((((((((("', '")"', '"^a*?b+$"',
  '("(a?)"):rep(33)', '("()"):rep(32)', '("()"):rep(33)', '("a-"):rep(250)', '("a?"):rep(198)',
  '("a?"):rep(200)', '("(" ):rep(40)', '("%d"):rep(50)', '"(.)%1"', '"(x+)(x*)%2"', '"%b\\xff"',
  '"[^%z]-()"', '"%w+$"', '"^(.*)$"',
}

-- A text that nothing holds but what it is given to.
local function some_text()
  local text = pick(texts)
  return chance(40) and "fresh(" .. text .. ")" or text
end

local function pattern() return pick(chance(70) and patterns or texts) end

local block, expression, body

local function name() return "v[" .. draw(1, 40) .. "]" end

local function list(count, level)
  local items = {}
  for i = 1, count do items[i] = expression(level) end
  return table.concat(items, ", ")
end

local events = {
  "__index", "__newindex", "__call", "__eq", "__lt", "__le", "__len", "__concat", "__unm", "__add",
  "__idiv", "__band", "__bnot",
  "__close", "__tostring", "__pairs", "__name", "__mode", "__metatable", "__behind", "__order",
  "__gc",
}

local function metatable(level)
  local parts = {}
  for i = 1, draw(1, 4) do
    local event = pick(events)
    local value
    if event == "__mode" then value = pick { '"k"', '"v"', '"kv"', "5" }
    elseif event == "__behind" or event == "__order" then value = pick { "{ x = 1, y = 2 }",
      "{ 1, 2 }", "observe", name(), "_G" }
    elseif event == "__gc" then value = "nil"
    elseif chance(60) then value = "once(" .. body(level - 1) .. ")"
    else value = expression(level - 1)
    end
    parts[i] = event .. " = " .. value
  end
  return "{ " .. table.concat(parts, ", ") .. " }"
end

local function tables(level)
  return pick {
    "{}", "{ 1, 2, 3 }", "{ 3, nil, 1 }", "{ a = 1, b = 2, [1.5] = 3, [true] = 4 }",
    "{ ID = 1, NAME = 'a' }",
    "(function() local t = {} for i = 1, " .. pick { "40", "300", "5000" } .. " do t[" .. pick {
      "i", "'k' .. i", "-i", "i * 1.5" }
      .. "] = " .. pick { "i", "{}", "i .. ''" } .. " end return t end)()",
    "{ " .. list(draw(1, 4), level - 1) .. " }", "table.pack(" .. list(draw(0, 3), level - 1)
      .. ")", "_G", "string", "table",
  }
end

local function coroutines(level)
  local make = pick { "coroutine.create", "coroutine.wrap" }
  return pick {
    make .. "(" .. body(level - 1) .. ")", make .. "(" .. pick { "coroutine.yield", "error",
      "pcall", "string.rep", "coroutine.close" } .. ")",
    "(coroutine.running())",
    "(function() local c = coroutine.create(" .. body(level - 1)
      .. ") coroutine.resume(c) return c end)()",
    "(function() local c = coroutine.create(function() "
      .. "local x <close> = setmetatable({}, { __close = once(" .. body(level - 1)
      .. ") }) coroutine.yield() end) coroutine.resume(c) return c end)()",
  }
end

local host = { "null", "echo", "fail", "throw", "again", "keep", "describe", "copy", "record",
  "make", "where", "load", "observe", "stop" }

function expression(level)
  local kind = draw(1, 100)
  if level <= 0 or kind <= 25 then return pick { pick(numbers), pick(texts), name(), pick { "nil",
    "true", "false", "null" }, pick(host) } end
  if kind <= 45 then return name() end
  if kind <= 58 then return tables(level) end
  if kind <= 66 then return "setmetatable(" .. tables(level) .. ", " .. metatable(level) .. ")" end
  if kind <= 74 then return coroutines(level) end
  if kind <= 84 then return body(level - 1) end
  if kind <= 88 then return "F[" .. draw(1, 200) .. "]" end
  if kind <= 92 then return "select(2, pcall(" .. pick { "throw", "error", "fail" } .. ", "
    .. expression(level - 1) .. "))" end
  if kind <= 96 then
    local operator = pick { "+", "-", "*", "/", "//", "%", "^", "..", "&", "~", "<<", "==", "<",
      "<=", "and", "or" }
    return "(" .. expression(level - 1) .. " " .. operator .. " " .. expression(level - 1) .. ")"
  end
  return pick { "#", "- ", "~ ", "not " } .. expression(level - 1)
end

function body(level)
  return "function(...) " .. block(level - 1, draw(0, 3)) .. pick { "", " return ...", " return "
    .. expression(level - 1), " return coroutine.yield(...)" }
    .. " end"
end

-- Each of these makes a function that calls `inner` by a way through C or a metamethod.
local closing = "local x <close> = setmetatable({}, { __close = inner }) coroutine.yield() "

local closings = {
  "local c = coroutine.create(function() " .. closing .. "end) coroutine.resume(c) "
    .. "f = function() coroutine.close(c) end",
  "local c = coroutine.wrap(function() " .. closing .. "error('e') end) c() "
    .. "f = function() pcall(c) end",
  "local c = coroutine.create(function() " .. closing .. "end) coroutine.resume(c) f = function() "
    .. "local y <close> = setmetatable({}, { __close = function() coroutine.close(c) end }) end",
}

local vehicles = {
  "f = function() pcall(inner) end", "f = function() xpcall(error, inner) end",
  "f = function() xpcall(inner, print or tostring) end",
  "f = function() string.gsub('a', 'a', inner) end",
  "f = function() string.gsub('a', 'a', setmetatable({}, { __index = inner })) end",
  "f = function() table.sort({ 1, 2, 3 }, function() inner() return false end) end",
  "f = function() tostring(setmetatable({}, { __tostring = inner })) end",
  "f = function() string.format('%10s', setmetatable({}, { __tostring = answering(inner) })) end",
  "f = function() table.concat(setmetatable({}, { __index = answering(inner) }), ',', 1, 2) end",
  "f = function() table.insert(setmetatable({}, { __newindex = inner }), 1) end",
  "f = function() table.unpack(setmetatable({}, { __index = inner }), 1, 2) end",
  "f = function() for _ in pairs(setmetatable({}, { __pairs = answering(inner) })) do end end",
  "f = function() local x = setmetatable({}, { __index = inner }).x end",
  "f = function() setmetatable({}, { __newindex = inner }).x = 1 end",
  "f = function() local x = setmetatable({}, { __concat = inner }) .. 'a' end",
  "f = function() local x = setmetatable({}, { __lt = inner }) < 1 end",
  "f = function() local x = setmetatable({}, { __eq = inner }) == setmetatable({}, {}) end",
  "f = function() local x = #setmetatable({}, { __len = inner }) end",
  "f = function() coroutine.wrap(inner)() end",
  "f = function() coroutine.resume(coroutine.create(inner)) end", "f = function() again(inner) end",
  "f = function() record(inner) end",
  "f = function() coroutine.wrap(function() again(inner) end)() end",
  "f = function() setmetatable({}, { __call = inner })() end",
  "f = function() for _ in inner do break end end",
  "f = function() describe(setmetatable({}, { __tostring = inner })) end",
  "f = function() local x <close> = setmetatable({}, { __close = inner }) end",
  "f = function() return inner() end", "f = function() inner() end",
  "f = function() load('return 1')() inner() end",
  "f = function() pcall(error, setmetatable({}, { __tostring = inner })) end",
}

-- Closing coroutines is where Lua forgets how deep its C calls stand: it comes up often.
local function way() return pick(chance(25) and closings or vehicles) end

-- A tower of calls, each of which leads to the one below by a way of its own.
local function tower(level)
  local ways = {}
  for i = 1, pick { 1, 1, 2, 3 } do ways[i] = "function(inner) local f " .. way()
    .. " return f end" end
  local height = pick { "3", "40", "190", "230", "1000", "20000", "30000" }
  return "do local ways = { " .. table.concat(ways, ", ") .. " } local top = " .. body(level - 1)
    .. " for i = 1, " .. height
    .. " do top = ways[i % #ways + 1](top) end hold(pcall(top)) end"
end

-- A function that calls itself by such a way.
local function recursion()
  return "do local inner inner = function() local f " .. way()
    .. " return f() end hold(pcall(inner)) end"
end

local function loop(level)
  local iterator = pick { "pairs(" .. expression(level) .. ")", "ipairs(" .. expression(level)
    .. ")", "next, " .. expression(level),
    "string.gmatch(" .. some_text() .. ", " .. pattern() .. ")", "utf8.codes(" .. some_text()
      .. ")", expression(level), }
  return "pcall(function() for a, b in " .. iterator .. " do hold(a, b) if chance() then break end "
    .. block(level - 1, draw(0, 2)) .. " end end)"
end

local function call(level)
  local callee = pick { "F[" .. draw(1, 200) .. "]", "F[" .. draw(1, 200) .. "]", "F[#F]", name(),
    pick(host) }
  local arguments = list(draw(0, 4), level - 1)
  return "hold(pcall(" .. callee .. (arguments == "" and "" or ", " .. arguments) .. "))"
end

-- A call of a library's function with arguments of the kinds that it takes.
local function apt_call(level)
  local number, text, value = pick(numbers), some_text(), expression(level - 1)
  local f = body(level - 1)
  local l = pick { name(), tables(level) }
  return "hold(pcall(" .. pick {
    "string.gsub, " .. text .. ", " .. pattern() .. ", " .. pick { f, pick(texts), l },
    "string.find, " .. text .. ", " .. pattern() .. ", " .. number,
    "string.match, " .. text .. ", " .. pattern() .. ", " .. number, "string.rep, " .. text
      .. ", " .. number .. ", " .. pick(texts),
    "string.format, " .. text .. ", " .. value .. ", " .. number .. ", " .. value, "string.pack, "
      .. text .. ", " .. number .. ", " .. pick(texts) .. ", " .. value,
    "string.unpack, " .. text .. ", " .. pick(texts) .. ", " .. number, "string.sub, " .. text
      .. ", " .. number .. ", " .. pick(numbers),
    "string.byte, " .. text .. ", " .. number .. ", " .. pick(numbers), "string.packsize, " .. text,
    "utf8.codepoint, " .. text .. ", " .. number .. ", " .. pick(numbers),
    "utf8.offset, " .. text .. ", " .. number .. ", " .. pick(numbers), "utf8.len, " .. text .. ", "
      .. number .. ", " .. pick(numbers) .. ", true",
    "utf8.char, " .. number .. ", " .. pick(numbers), "table.concat, " .. l .. ", " .. text .. ", "
      .. number .. ", " .. pick(numbers),
    "table.move, " .. l .. ", " .. number .. ", " .. pick(numbers) .. ", " .. pick(numbers) .. ", "
      .. value, "table.sort, " .. l .. ", " .. f,
    "table.sort, " .. l, "table.insert, " .. l .. ", " .. number .. ", " .. value, "table.remove, "
      .. l .. ", " .. number,
    "table.unpack, " .. l .. ", " .. number .. ", " .. pick(numbers), "next, " .. l .. ", "
      .. value, "rawset, " .. l .. ", " .. value .. ", " .. value,
    "setmetatable, " .. l .. ", " .. metatable(level), "coroutine.resume, " .. coroutines(level)
      .. ", " .. value, "coroutine.close, " .. coroutines(level),
    "coroutine.close, " .. name(), "coroutine.resume, " .. name() .. ", " .. value, "xpcall, " .. f
      .. ", " .. f .. ", " .. value, "pcall, " .. f,
    "select, " .. number .. ", " .. value, "error, " .. value .. ", " .. number, "tostring, "
      .. value, "tonumber, " .. text .. ", " .. number,
    "math.random, " .. number .. ", " .. pick(numbers), "os.date, " .. text .. ", " .. number,
    "os.time, " .. l, "(pairs(" .. tables(1) .. ")), " .. value .. ", " .. number,
  } .. "))"
end

-- What strains the compiler: many constants, nested blocks, and globals from another table.
local function text_at_length(level)
  local count = pick { 3, 120, 250, 300 }
  local parts = {}
  for i = 1, count do
    parts[i] = pick {
      "a.k" .. i .. " = " .. i .. ".5", "a[" .. i .. "] = a.k" .. i,
      "a[1] = a.x == 'k" .. i .. "'",
      "a[2] = " .. i .. ".25 " .. pick { "-", "//", "..", "<", "==" } .. " a.k1",
    }
  end
  local parameters = pick { "a", "_ENV", "a, _ENV" }
  local environment = pick {
    "", "local _ENV <const> = a ", "local _ENV <close> = nil ", "local a <const> = v ",
  }
  local hidden = pick { "", "local a = a or v ", "local a = _ENV " }
  local rest = pick {
    "return function() return x, a end", "goto l ::l:: given = found",
    "for i = math.maxinteger - 1, math.maxinteger do hold(i) end", block(level - 1, 1),
  }
  return "pcall(function(" .. parameters .. ") " .. environment .. hidden
    .. table.concat(parts, " ") .. " " .. rest .. " end, " .. pick { "{}", "v", "1" } .. ", {})"
end

local function statement(level)
  local kind = draw(1, 100)
  if level <= 0 or kind <= 25 then return call(1) end
  if kind <= 55 then return apt_call(level) end
  if kind <= 63 then return loop(level) end
  if kind <= 69 then return "hold(" .. expression(level) .. ")" end
  if kind <= 75 then return tower(level) end
  if kind <= 79 then return recursion() end
  if kind <= 84 then return "do local x <close> = setmetatable({}, { __close = once("
    .. body(level - 1) .. ") }) " .. block(level - 1, 1) .. " end" end
  if kind <= 89 then return "pcall(function() " .. name() .. "[" .. expression(level - 1) .. "] = "
    .. expression(level - 1) .. " end)" end
  if kind <= 93 then return "for i = 1, " .. pick { "3", "30", "1000" } .. " do "
    .. block(level - 1, draw(1, 2)) .. " end" end
  if kind <= 94 then return "coroutine.wrap(function() " .. block(level - 1, 2) .. " end)()" end
  if kind <= 97 then return text_at_length(level) end
  if kind <= 98 then return "if coroutine.isyieldable() then coroutine.yield("
    .. expression(level - 1) .. ") end" end
  return "v = {} F[#F] = F[1]"
end

function block(level, count)
  local statements = {}
  for i = 1, count do statements[i] = statement(level) end
  return table.concat(statements, " ")
end

return function(seed)
  state = seed
  local size = pick { "10", "1000", "20000", "300000" }
  local lines = { prelude, "local draw_size = " .. size, "local count = 0",
    "local function chance() count = count + 1 return count % 7 == 0 end" }
  for _ = 1, draw(1, 12) do lines[#lines + 1] = "pcall(function() " .. statement(3) .. " end)" end
  lines[#lines + 1] = pick { "", "", "return table.unpack(v, 1, 10)", "error(" .. expression(2)
    .. ")" }
  return table.concat(lines, "\n")
end

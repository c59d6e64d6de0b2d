--- Calls every function that a script can get hold of with values of every kind: none, wrong types,
--- negative and huge numbers, `null`, userdata, coroutines in every state.
---
--- It runs wherever a script runs, with whatever functions there are: in the states of `fuzz.c` and
--- in the product's sandbox. Nothing is expected of the calls but that the process goes on; each is
--- to have a budget of its own.

local library = {}
for name, value in next, _G do library[name] = value end

-- The functions that no name leads to, by what makes them. `scripts/fuzz` looks for each of C's
-- here, by its name in C.
local made = {
  step_list = function() return (pairs { 1, 2, 3 }) end,
  step_few = function() return (pairs { a = 1, b = 2 }) end,
  step = function()
    local many = {}
    for i = 1, 50 do many["k" .. i] = i end
    return (pairs(many))
  end,
  next_match = function() return (string.gmatch("a b c", "%a")) end,
  next_strict = function() return (utf8.codes("aé")) end,
  next_lax = function() return (utf8.codes("aé", true)) end,
  resume_wrapped = function()
    return coroutine.wrap(function(...) return coroutine.yield(...) end)
  end,
  call_host = function() return library.echo or library.phone.e164 end,
  ["resume_wrapped, failed"] = function()
    local it = coroutine.wrap(error)
    pcall(it)
    return it
  end,
  ["resume_wrapped, of itself"] = function()
    local it
    it = coroutine.wrap(function(...) return it(...) end)
    return it
  end,
  ["next_match, at its end"] = function()
    local it = string.gmatch("", "a")
    it()
    return it
  end,
  ["step of a table that was emptied"] = function()
    local t = {}
    for i = 1, 50 do t["k" .. i] = i end
    local step = pairs(t)
    for i = 1, 50 do t["k" .. i] = nil end
    return step
  end,
  ["ipairs"] = function() return (ipairs {}) end,
}

local function dead()
  local it = coroutine.create(error)
  coroutine.resume(it)
  return it
end

local function suspended()
  local it = coroutine.create(function()
    local closing <close> = setmetatable({}, { __close = function() error("closed") end })
    coroutine.yield(closing)
  end)
  coroutine.resume(it)
  return it
end

local _, thrown = pcall(library.throw or library.users and library.users.get, -1)

-- Each makes a value anew, since calls may change it.
local kinds = {
  function() return nil end, function() return true end, function() return 0 end,
  function() return 1 end,
  function() return -1 end, function() return 3 end, function() return math.maxinteger end,
  function() return math.mininteger end, function() return 0x133713371300 end,
  function() return 2.5 end,
  function() return math.huge end, function() return 0 / 0 end, function() return "" end,
  function() return "a\0b" end,
  function() return "%s" end, function() return "(a*(.)%w(%s*))" end, function() return "\xff" end,
  function() return ("x"):rep(5000) end, function() return {} end, function() return { 1, 2,
    3 } end,
  function() return { a = 1, ID = 1, n = 5 } end,
  function() return setmetatable({}, { __index = error, __len = function() return -1 end,
    __tostring = error }) end,
  function() return setmetatable({ 1 }, { __behind = { 2, 3 }, __order = { a = "b" }, __name = {},
    __close = 1 }) end,
  function() return setmetatable({}, { __mode = "kv", __pairs = function() return 1, 2, 3 end,
    __call = rawequal }) end,
  function() return _G end, function() return string end, function() return print end,
  function() return function(...) return ... end end,
  function() return coroutine.create(function(...) return coroutine.yield(...) end) end, dead,
  suspended,
  function() return (coroutine.running()) end, function() return null end,
  function() return thrown end,
  function() return coroutine.wrap(function() end) end,
}

local functions, seen = {}, {}

local function gather(t)
  if seen[t] then return end
  seen[t] = true
  for _, value in pairs(t) do
    if type(value) == "function" and not seen[value] then
      seen[value] = true
      functions[#functions + 1] = function() return value end
    elseif type(value) == "table" then
      gather(value)
    end
  end
end

gather(_G)
for _, make in pairs(made) do functions[#functions + 1] = make end

local function try(make, ...)
  local f = make()
  pcall(f, ...)
  -- From a coroutine, where it may be left in the middle, called again, and closed.
  local it = coroutine.create(f)
  coroutine.resume(it, ...)
  coroutine.resume(it, ...)
  coroutine.close(it)
end

-- Each function is called with nothing, with each kind, and with each two, and more behind every
-- other two.
local each = 1 + #kinds + #kinds * #kinds

--- Makes the call of that number, from 1; returns whether there is one.
return function(number)
  local make = functions[(number - 1) // each + 1]
  if not make then return false end
  local way = (number - 1) % each
  if way == 0 then
    try(make)
  elseif way <= #kinds then
    try(make, kinds[way]())
  else
    way = way - #kinds - 1
    local first, second = kinds[way // #kinds + 1](), kinds[way % #kinds + 1]()
    if way % 2 == 0 then
      try(make, first, second)
    else
      try(make, first, second, kinds[way * 7 % #kinds + 1](), kinds[way * 5 % #kinds + 1]())
    end
  end
  return true
end

local core, standard, host, now, unknown_name, write, parts_of_numbers, find_parts = ...
local error, pairs, rawget, rawset, select = error, pairs, rawget, rawset, select
local setmetatable, table, tostring, type = setmetatable, table, tostring, type

-- Looks up an absent key: one that isn't known raises at the line that asks.
local function refusing(noun, known)
  return function(_, key)
    if rawget(known, key) == nil then error(unknown_name(noun, key, known), 2) end
  end
end

-- A table with this metatable has the fields of `known`; another name raises, with the nearest one.
-- Only absent keys cost anything. If `known` holds indexes, they define the fields' order.
local function guard(noun, known)
  return {
    __index = refusing(noun, known),
    __newindex = function(target, key, value)
      if rawget(known, key) == nil then error(unknown_name(noun, key, known), 2) end
      rawset(target, key, value)
    end,
    __order = known,
    __metatable = false,
  }
end

-- Makes a guard call `want` if a script asks for a field that was not fetched, or for all fields.
local function narrow(metatable, unfetched, want)
  local absent = metatable.__index
  function metatable.__index(record, key)
    if rawget(unfetched, key) then want(key) end
    return absent(record, key)
  end
  metatable.__behind = want
end

-- Makes a guard refuse the fields that a recipe may not see.
local function hide(metatable, hidden, refuse)
  local absent, assign = metatable.__index, metatable.__newindex
  function metatable.__index(record, key)
    if rawget(hidden, key) then refuse(key) end
    return absent(record, key)
  end
  function metatable.__newindex(record, key, value)
    if rawget(hidden, key) then refuse(key) end
    return assign(record, key, value)
  end
end

-- An empty table in front of a record that calls `note` at each assignment of a value except nil.
local function traced(record, note)
  return setmetatable({}, {
    __index = record,
    __newindex = function(_, key, value)
      if value ~= nil then note(key) end
      record[key] = value
    end,
    __behind = record,
    __metatable = false,
  })
end

-- An empty table in front of `members`: they can be read, not changed, and only names of `known`.
local function read_only(name, noun, members, known)
  setmetatable(members, { __index = refusing(noun, known) })
  return setmetatable({}, {
    __index = members,
    __newindex = function() error(name .. " can't be changed", 2) end,
    __behind = members,
    __metatable = false,
  })
end

-- A table whose values the host makes on demand, each time again, in the order of its keys.
local function catalogue(name, get, keys)
  return setmetatable({}, {
    __index = function(_, key) return get(key) end,
    __newindex = function() error(name .. " can't be changed", 2) end,
    __len = function() return #keys end,
    __pairs = function()
      local index = 0
      return function()
        index = index + 1
        local key = keys[index]
        if key ~= nil then return key, get(key) end
      end
    end,
    __metatable = false,
  })
end

-- Numbers whose region and type nobody has asked for yet, each with its E.164 format.
local unasked = setmetatable({}, { __mode = "k" })
local number_guard = guard("part of a number", parts_of_numbers)

-- Finds a number's region and type, since a script asks for one or goes through all parts.
local function complete(number)
  local e164 = unasked[number]
  if not e164 then return end
  unasked[number] = nil
  local region, line_type = find_parts(e164)
  if rawget(number, "region") == nil then rawset(number, "region", region) end
  if rawget(number, "type") == nil then rawset(number, "type", line_type) end
end

do
  local refuse, parse = number_guard.__index, host.phone.parse
  function number_guard.__index(number, key)
    if unasked[number] and (key == "region" or key == "type") then
      complete(number)
      return rawget(number, key)
    end
    return refuse(number, key)
  end
  local assign = number_guard.__newindex
  function number_guard.__newindex(number, key, value)
    complete(number)  -- or else what a script takes away would come back
    if rawget(number, key) ~= nil then return rawset(number, key, value) end
    assign(number, key, value)
  end
  number_guard.__behind = complete

  function host.phone.parse(...)
    local e164, region, line_type, extension = parse(...)
    if e164 == nil then
      if region == nil then return nil end
      return nil, region
    end
    local number = { number = e164, region = region, type = line_type, extension = extension }
    if region == nil then unasked[number] = e164 end
    return setmetatable(number, number_guard)
  end
end

local function only(names, source)
  local members = {}
  for _, name in pairs(names) do members[name] = source[name] end
  return members
end

-- A script sees the time of the run, which never changes, so that each run plans the same.
local function clock_of(source)
  local members = only(standard.os, source)
  function members.clock() return 0.0 end
  function members.time(parts)
    if parts == nil then return now end
    return source.time(parts)
  end
  function members.date(format, time)
    if type(format) == "string" and #format > 1000 then
      error("bad argument #1 to 'date' (longer than 1000 characters)", 2)
    end
    return source.date(format, time == nil and now or time)
  end
  return members
end

-- What every script shares.
local shared, text = only(standard._G, _G), getmetatable("")
for name, value in pairs(host) do
  local is_module = type(value) == "table"
  shared[name] = is_module and read_only(name, "function of " .. name, value, value) or value
end
for name, names in pairs(standard) do
  if name ~= "_G" and name ~= "math" then
    local members = name == "os" and clock_of(os) or only(names, _G[name])
    shared[name] = read_only(name, "function of " .. name, members, members)
    if name == "string" then text.__index, text.__metatable = members, false end
  end
end

function shared.print(...)
  local texts = table.pack(...)
  for i = 1, texts.n do texts[i] = tostring(texts[i]) end
  write(table.concat(texts, "\t"))
end

-- Each script has its own generator, seeded by the run.
local function math_of(source, seed)
  local members = only(standard.math, source)
  function members.randomseed(...)
    if select("#", ...) == 0 then return source.randomseed(seed, 0) end
    return source.randomseed(...)
  end
  source.randomseed(seed, 0)
  return read_only("math", "function of math", members, members)
end

local loading = {}

-- The globals of one script: no other script sees its changes.
local function environment(extra, load_module, math, seed)
  local globals = {}
  for name, value in pairs(shared) do globals[name] = value end
  for name, value in pairs(extra) do globals[name] = value end
  globals.math = math_of(math, seed)
  local loaded = {}
  globals.require = function(name)
    if loaded[name] == loading then error("module '" .. name .. "' requires itself", 2) end
    if loaded[name] == nil then
      local chunk = load_module(name, globals)
      loaded[name] = loading
      local module = chunk(name)
      loaded[name] = module == nil and true or module
    end
    return loaded[name]
  end
  globals._G = globals
  return setmetatable(globals, { __index = refusing("global", globals), __metatable = false })
end

core.catalogue, core.environment, core.guard = catalogue, environment, guard
core.hide, core.narrow, core.read_only, core.traced = hide, narrow, read_only, traced
core.complete = complete

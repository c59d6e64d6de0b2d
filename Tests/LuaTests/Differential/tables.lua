-- Runs generated calls of table and utf8 functions, and returns a line for each with its arguments
-- and what it gave. The same seed and count give the same text wherever the functions do the same.

local seed, count = ...

-- Numbers that follow from the seed alone (xorshift64*).
local state = seed * 0x9E3779B97F4A7C15 | 1

local function bits()
  state = state ~ state >> 12
  state = state ~ state << 25
  state = state ~ state >> 27
  return state * 0x2545F4914F6CDD1D
end

local function below(limit) return (bits() >> 33) % limit end
local function one_in(times) return below(times) == 0 end
local function pick(list) return list[below(#list) + 1] end

local edges = { math.maxinteger, math.mininteger, math.maxinteger - 1, 1 << 31, -1 << 31, 1 << 60 }
local oddities = { 1.5, 2.0, "2", " 0x3 ", "1e0", "x", "", 1e100, -1e100, true, false }
local pieces = {
  "a", "b", "\0", "\u{7F}", "\u{80}", "é", "\u{7FF}", "\u{800}", "€", "\u{FFFF}", "\u{10000}", "😀",
  "\u{D7FF}", "\u{D800}", "\u{DFFF}", "\u{E000}", "\u{10FFFF}", "\u{110000}", "\u{1FFFFF}",
  "\u{200000}", "\u{3FFFFFF}", "\u{4000000}", "\u{7FFFFFFF}", "\x80", "\xBF", "\xC3", "\xE2\x82",
  "\xC0\x80", "\xC1\xBF", "\xE0\x9F\xBF", "\xF0\x8F\xBF\xBF", "\xF8\x87\xBF\xBF\xBF",
  "\xFC\x83\xBF\xBF\xBF\xBF", "\xFE", "\xFF",
}

local function index()
  if one_in(9) then return pick { edges, oddities, {} } [below(6) + 1] end
  return below(15) - 3
end

-- Where a far end would keep the original busy for ever.
local function near() return one_in(20) and pick(oddities) or below(20) - 4 end
local function character() return one_in(10) and index() or bits() >> 33 + below(31) end

local function value()
  return pick { below(30) - 9, below(30) / 4, pick(pieces), pick(pieces) .. "m", pick(oddities) }
end

local function text()
  local parts, kinds = {}, pick { 12, #pieces }
  for i = 1, below(9) do parts[i] = pieces[below(kinds) + 1] end
  return table.concat(parts)
end

local log -- what metamethods were asked, while a call runs

local function show(...)
  local parts = {}
  for i = 1, select("#", ...) do
    local one, kind = select(i, ...), type(select(i, ...))
    parts[i] = (kind == "table" or kind == "function") and kind or ("%q"):format(one)
  end
  local line = table.concat(parts, ", ")
  return (line:gsub("[\n\128-\255]", function(byte) return "\\" .. byte:byte() end))
end

local function elements(list)
  if type(list) ~= "table" then return "" end
  local parts = {}
  for i = -3, 24 do parts[#parts + 1] = list[i] ~= nil and i .. "=" .. show(list[i]) or nil end
  return "{" .. table.concat(parts, " ") .. "}"
end

-- A list whose elements lie elsewhere, in part or all of them.
local function watch(list, behind)
  local function note(...)
    if log then log[#log + 1] = show(...) end
  end
  return setmetatable(list, {
    __index = function(_, key)
      note("get", key)
      return log and key == 9 and behind + 1 or behind[key] -- the ninth raises
    end,
    __newindex = function(_, key, new)
      note("set", key, new)
      behind[key] = new
    end,
    __eq = function() return note("equal") == nil end,
  })
end

local function list_of_values()
  local list = {}
  for i = 1, below(11) do list[i] = value() end
  if one_in(4) then list[0], list[-1], list[13] = value(), value(), value() end
  if one_in(6) then return setmetatable(list, { __index = { [0] = 0, 1, 2, "c", [12] = 12 } }) end
  if one_in(6) then return watch(list, {}) end
  return one_in(6) and watch({}, list) or list
end

local functions = {}
local names = {
  "concat", "insert", "move", "remove", "unpack", "char", "codepoint", "len", "offset",
  "move_far", "move_much", "pack", "codes", "step", "sort", "sort_mixed",
}
for i = 1, 9 do functions[names[i]] = table[names[i]] or utf8[names[i]] end
functions.move_far, functions.move_much = table.move, table.move

function functions.codes(string, is_lax)
  local parts = {}
  for i, code in utf8.codes(string, is_lax) do parts[#parts + 1] = i .. "=" .. code end
  return table.concat(parts, " ")
end

function functions.step(string, is_lax, position)
  local following, subject = utf8.codes(string, is_lax)
  return select(1, following(subject, position))
end
function functions.pack(...) return table.pack(...).n, elements(table.pack(...)) end

function functions.sort(make, length, is_reversed)
  local list = {}
  for i = 1, length do list[i] = make() end
  table.sort(list, is_reversed and function(a, b) return a > b end or nil)
  return table.unpack(list)
end

-- Which values it is that can't be compared depends on the order of comparisons.
function functions.sort_mixed(length)
  return (pcall(functions.sort, function() return pick { below(9), text(), false } end, length))
end

-- Equal elements are the same, since their order may differ.
local sortable = {
  function() return below(40) - 9 end, function() return below(9) / 4 end, text,
  function() return pick { below(20), below(20) + 0.5 } end,
  function() return pick { 2.0 ^ 53, (1 << 53) + 1, (1 << 53) - 1, 2.0 ^ 63, pick(edges) } end,
}

local makers = {
  insert = function(list) return list, one_in(3) and value() or index(), one_in(2) and value() end,
  concat = function(list) return list, pick { ", ", "", 1, 2.5, "é", false }, near(), near() end,
  move = function(list, other) return list, near(), near(), near(), one_in(3) and other or nil end,
  move_far = function(list, other) return list, 1, 2 + below(9), index(), other end,
  move_much = function(list) return list, -1 - below(3), math.maxinteger - below(2), index() end,
  remove = function(list) return list, index() end,
  unpack = function(list) return list, index(), index() end,
  pack = function() return value(), value(), nil, value() end,
  char = function() return character(), character(), character() end,
  codepoint = function() return text(), index(), index(), one_in(2) end,
  len = function() return text(), index(), index(), one_in(2) end,
  offset = function() return text(), index(), index() end,
  codes = function() return text(), one_in(2) end,
  step = function() return text(), one_in(2), index() end,
  sort = function() return pick(sortable), below(90), one_in(2) end,
  sort_mixed = function() return below(20) end,
}

local lines = {}
for line = 1, count do
  local name = pick(names)
  local list, other = list_of_values(), list_of_values()
  if one_in(30) and name ~= "unpack" then list = pick { 1, false } end
  local given = table.pack(makers[name](list, other))
  given.n = one_in(8) and 1 + below(given.n) or given.n
  local parts = { name, show(table.unpack(given, 1, given.n)), elements(list) }
  log = {}
  -- `select` keeps it from being a tail call, so that every error names the function alike.
  local function call(called, ...) return select(1, called(...)) end
  parts[4] = show(pcall(call, functions[name], table.unpack(given, 1, given.n)))
  parts[5], log = table.concat(log, "; "), nil
  parts[6], parts[7] = elements(list), elements(other)
  lines[line] = table.concat(parts, " | ")
end
return table.concat(lines, "\n")

-- Runs generated calls of string functions, and returns a line for each with its arguments and what
-- it gave. The same seed and count give the same text wherever the functions do the same.

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

-- MARK: Values

local edges = {
  0, 1, -1, 127, 128, -128, -129, 255, 256, 32767, -32768, 65536, 2147483647, -2147483648, 1 << 32,
  math.maxinteger, math.mininteger,
}
local floats = {
  0.0, -0.0, -0.1, 3.0, 1e15, 1e100, -1.7976931348623157e308, 5e-324, 2.0 ^ 53, -(2.0 ^ 63), 0.5,
  9.995, 123456.789, math.huge, -math.huge,
}
local bytes = {
  "a", "Z", "m", "@", "[", "`", "{", "0", "9", " ", "%", "\"", "\\", "\n", "\r", "\t", "\0",
  "\127", "\128", "\255",
}
local oddities = { "10", " 0x1F ", "1e2", "2.5", "", "x", true, false }

local function integer()
  local kind = below(4)
  if kind == 0 then return pick(edges) end
  if kind == 1 then return bits() >> below(64) end
  return below(25) - 12
end

local function float()
  local kind = below(3)
  if kind == 0 then return pick(floats) end
  if kind == 1 then return (bits() >> 11) * 2.0 ^ (below(200) - 150) end
  return (below(2000001) - 1000000) / 1000
end

local function text(length)
  local list = {}
  for i = 1, length or one_in(12) and below(210) or below(10) do list[i] = pick(bytes) end
  return table.concat(list)
end

local function value()
  return pick { integer, float, text, function() return pick(oddities) end } ()
end

-- MARK: Formats

local function conversion()
  local parts = { "%" }
  if one_in(10) then
    for _ = 1, below(25) do table.insert(parts, pick { "-", "+", " ", "#", "0", "7", "." }) end
  elseif one_in(2) then
    if one_in(3) then table.insert(parts, pick { "-", "+", " ", "#", "0" }) end
    if one_in(2) then table.insert(parts, 1 + below(one_in(9) and 120 or 30)) end
    if one_in(2) then table.insert(parts, "." .. below(30)) end
  end
  local letter = one_in(25) and pick { "F", "y", "l", "\0", "" }
    or pick { "d", "i", "u", "c", "x", "X", "o", "a", "A", "e", "E", "f", "g", "G", "q", "s", "%" }
  table.insert(parts, letter)
  return table.concat(parts), letter
end

local options = {
  "b", "B", "h", "H", "i", "I", "l", "L", "j", "J", "T", "f", "d", "n", "s", "z", "x", "Xd", "Xi2",
  "<", ">", "=", " ", "!", "!2", "!4", "i3", "I5", "i9", "i16", "s1", "s2", "c0", "c3", "c12",
}
local odd_options = { "i0", "i17", "!3", "c", "r", "\0", "7", "s20", "c2147483639", "X", "X<" }

local function layout()
  local list = {}
  for i = 1, below(6) do list[i] = one_in(30) and pick(odd_options) or pick(options) end
  return table.concat(list)
end

local makers = {
  byte = function() return text(), integer(), one_in(2) and integer() or nil end,
  char = function() return below(256), below(256), below(258) end,
  len = text, lower = text, reverse = text, upper = text, packsize = layout,
  rep = function() return text(), below(14) - 2, one_in(2) and text() or nil end,
  sub = function() return text(), integer(), one_in(2) and integer() or nil end,
  format = function()
    local first, letter = conversion()
    local second = one_in(2) and text(2) .. conversion() or ""
    local fits = ("cdiouxX"):find(letter, 1, true) and integer
      or ("aAeEfgG"):find(letter, 1, true) and float or value
    return first .. second, fits(), value()
  end,
  pack = function()
    local format = layout():gsub("2147483639", "")
    local list = { format }
    for letter in format:gmatch("[%a]") do
      local fits = letter:find("[csz]") and text or letter:find("[fdn]") and float or integer
      if not letter:find("[xX]") then table.insert(list, fits()) end
    end
    return table.unpack(list)
  end,
  unpack = function() return layout(), text(below(60)), one_in(4) and integer() or nil end,
}
local names = {
  "byte", "char", "format", "format", "format", "format", "len", "lower", "pack", "pack",
  "packsize", "rep", "reverse", "sub", "unpack", "unpack", "upper",
}

-- MARK: Calls

local function show(...)
  local list = {}
  for i = 1, select("#", ...) do list[i] = ("%q"):format((select(i, ...))) end
  return table.concat(list, ", "):gsub("[\n\128-\255]", function(byte)
    return byte == "\n" and "n" or "\\" .. byte:byte()
  end)
end

-- Not a tail call, so that every error names the function alike.
local function call(called, ...) return select(1, called(...)) end

local function spoil(first, ...)
  if one_in(25) then return value(), ... end
  if one_in(25) then return first end
  return first, ...
end

local lines = {}

local function run(name, ...)
  lines[#lines + 1] = name .. "(" .. show(...) .. ") " .. show(pcall(call, string[name], ...))
end

for _ = 1, count do
  local name = pick(names)
  run(name, spoil(makers[name]()))
end
return table.concat(lines, "\n")

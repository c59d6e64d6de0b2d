-- Runs random patterns through `find`, `match`, `gmatch` and `gsub`. Called with a seed and the
-- number of cases, it returns a line for each case: the call and what came of it.

local seed, count = ...

-- Of its own, so that two states see the same cases.
local state = seed % 2147483646 + 1
local function random(low, high)
  state = state * 48271 % 2147483647
  return low + state % (high - low + 1)
end

local function chance(percent)
  return random(1, 100) <= percent
end

local function pick(list)
  return list[random(1, #list)]
end

local alphabets = {
  { "a", "b" },
  { "a", "b", "c", " ", "1" },
  { "a", "%", "[", "]", "-", "^", "$" },
  { "(", ")", "a", "x" },
  { "\0", "a", "\128", "\255" },
  { "a", "Z", "_", ".", "9", "\t", "\n", "\0", "\200" },
}
local classes = {
  "%a", "%c", "%d", "%g", "%l", "%p", "%s", "%u", "%w", "%x", "%z",
  "%A", "%C", "%D", "%G", "%L", "%P", "%S", "%U", "%W", "%X", "%Z",
  "%%", "%.", "%[", "%]", "%-", "%\0", "%q", "%\200",
}
local fragments = {
  "%", "[", "(", ")", "%b", "%bx", "%f", "%f[", "[^", "[]", "[^]", "[%", "[a-", "[a-]", "[a-%]]",
  "$", "^", "*", "+", "-", "?",
}
local repetitions = { "", "", "", "*", "+", "-", "?" }

local function text(alphabet, longest)
  local letters = {}
  for i = 1, random(0, longest) do
    letters[i] = pick(alphabet)
  end
  return table.concat(letters)
end

local function set(alphabet)
  local parts = { chance(30) and "[^" or "[" }
  for _ = 1, random(1, 3) do
    local element = pick(alphabet)
    local kind = random(1, 3)
    if kind == 1 then
      element = pick(classes)
    elseif kind == 2 then
      element = element .. "-" .. pick(alphabet)
    end
    table.insert(parts, element)
  end
  return table.concat(parts) .. "]"
end

local function item(alphabet)
  local kind = random(1, 20)
  if kind <= 6 then
    return pick(alphabet) .. pick(repetitions)
  elseif kind <= 8 then
    return "." .. pick(repetitions)
  elseif kind <= 11 then
    return pick(classes) .. pick(repetitions)
  elseif kind <= 13 then
    return set(alphabet) .. pick(repetitions)
  elseif kind == 14 then
    return "%b" .. pick(alphabet) .. pick(alphabet)
  elseif kind == 15 then
    return "%f" .. set(alphabet)
  elseif kind == 16 then
    return "()"
  elseif kind == 17 then
    return "%" .. random(0, 3)
  elseif kind == 18 then
    return pick(fragments)
  end
  return "(" .. item(alphabet) .. item(alphabet) .. ")"
end

local function pattern(alphabet)
  local parts = { chance(15) and "^" or "" }
  for _ = 1, random(0, 5) do
    table.insert(parts, item(alphabet))
  end
  if chance(15) then
    table.insert(parts, "$")
  end
  if chance(2) then
    -- As deep as it gets, and deeper.
    table.insert(parts, pick({ "a?", "a-", ".-", "()", "(a)" }):rep(random(1, 220)))
  end
  return table.concat(parts)
end

local replacements = {
  "", "x", "<%0>", "%1", "%2%1", "%%", "%", "%x", 7, 1.5, true,
  { a = "A", b = true, [" "] = false, [1] = 2 },
  setmetatable({}, { __index = function(_, key) return key ~= "b" and "<" .. key .. ">" end }),
  function(...) return table.concat({ select("#", ...), ... }, ",") end,
  function(first) return first ~= "a" and first end,
  function() return {} end,
}

local function shown(value)
  return type(value) == "table" and "table" or type(value) == "function" and "function"
    or string.format("%q", value)
end

local function listed(...)
  local values = { ... }
  for i = 1, select("#", ...) do
    values[i] = shown(values[i])
  end
  return table.concat(values, " ")
end

-- The first turns of an iterator, with the one past its end.
local function matches(...)
  local next_match = string.gmatch(...)
  local lines = {}
  for i = 1, 30 do
    lines[i] = listed(next_match())
    if lines[i] == "" then break end
  end
  return table.concat(lines, "; ")
end

local lines = {}
for case = 1, count do
  local alphabet = pick(alphabets)
  local subject, sought = text(alphabet, 12), pattern(alphabet)
  local name = pick({ "find", "match", "gmatch", "gsub" })
  local call = name == "gmatch" and matches or string[name]
  local start = chance(40) and random(-14, 14) or 1
  local extra = name == "gsub" and pick(replacements) or start
  local last = name == "gsub" and random(-1, 12) or name == "find" and chance(10)
  lines[case] = listed(name, subject, sought, extra, last) .. " -> "
    .. listed(pcall(call, subject, sought, extra, last))
end
return table.concat(lines, "\n")

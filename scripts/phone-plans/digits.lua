--- Sets of digit texts as automata without cycles.
---
--- A set is the number of a state; equal sets have the same number. A state says whether the empty
--- text is in the set, and for each digit what may follow it. Two more symbols mark where a pattern
--- ends: `HERE` if anything may follow, `LAST` if nothing may.
local digits = {}

local HERE, LAST = 10, 11
local states, numbers = {}, {}

--- The set of what follows each symbol, and of the empty text if `accepts`.
local function set(accepts, follows)
  local parts, is_empty = { tostring(accepts) }, not accepts
  for symbol = 0, LAST do
    parts[#parts + 1] = follows[symbol] or 0
    is_empty = is_empty and (follows[symbol] or 0) == 0
  end
  if is_empty then return 0 end
  local key = table.concat(parts, ",")
  if not numbers[key] then
    local state = { accepts = accepts }
    for symbol = 0, LAST do state[symbol] = follows[symbol] or 0 end
    states[#states + 1] = state
    numbers[key] = #states
  end
  return numbers[key]
end

--- No text.
digits.NONE = 0
--- Only the empty text.
local EMPTY = set(true, {})

states[0] = { accepts = false }
for symbol = 0, LAST do states[0][symbol] = 0 end

--- A state by its set.
function digits.state(a) return states[a] end

local function operation(accepts, known)
  local results = {}
  local function apply(a, b)
    local result = known(a, b) or results[a << 32 | b]
    if result then return result end
    local follows = {}
    for symbol = 0, LAST do follows[symbol] = apply(states[a][symbol], states[b][symbol]) end
    result = set(accepts(states[a].accepts, states[b].accepts), follows)
    results[a << 32 | b] = result
    return result
  end
  return apply
end

--- What is in one of two sets.
digits.either = operation(function(a, b) return a or b end, function(a, b)
  return (a == b or b == 0) and a or a == 0 and b or nil
end)

--- What is in both.
digits.both = operation(function(a, b) return a and b end, function(a, b)
  return a == b and a or (a == 0 or b == 0) and 0 or nil
end)

--- What is in the first and not in the second.
digits.without = operation(function(a, b) return a and not b end, function(a, b)
  return (a == b or a == 0) and 0 or b == 0 and a or nil
end)

--- All texts whose length passes a test; none is longer than 24.
function digits.of_length(passes)
  local result = 0
  for length = 24, 0, -1 do
    local follows = {}
    for digit = 0, 9 do follows[digit] = result end
    result = set(passes(length), follows)
  end
  return result
end

digits.ANY = digits.of_length(function() return true end)

--- A set with a word before each of its texts.
function digits.prepend(word, a)
  for digit in word:reverse():gmatch("%d") do a = set(false, { [tonumber(digit)] = a }) end
  return a
end

--- What follows a word in a set.
function digits.after(word, a)
  for digit in word:gmatch("%d") do a = states[a][tonumber(digit)] end
  return a
end

-- Patterns ---------------------------------------------------------------------------------------

--- Reads a pattern, of the few kinds that numbering plans use.
local function parse(pattern)
  local position = 1
  local read_alternatives

  local function take(expression)
    local found, stop = pattern:match("^(" .. expression .. ")()", position)
    if found then position = stop end
    return found
  end

  local function read_class(class)
    local spelled = class:gsub("(%d)%-(%d)", function(first, last)
      local range = {}
      for digit = tonumber(first), tonumber(last) do range[#range + 1] = digit end
      return table.concat(range)
    end)
    local all = {}
    for digit in spelled:gmatch("%d") do all[tonumber(digit)] = true end
    return { digits = all }
  end

  local function read_atom()
    if take("%(%?:") or take("%(") then
      local inner = read_alternatives()
      assert(take("%)"), pattern)
      return inner
    end
    if take("%$") then return { is_end = true } end
    if take("\\d") then return read_class("0-9") end
    return read_class(assert(take("%[[%d-]+%]") or take("%d"), pattern))
  end

  local function read_sequence()
    local items = {}
    while position <= #pattern and not pattern:find("^[|)]", position) do
      local item = { atom = read_atom(), low = 1, high = 1 }
      local count = take("%b{}")
      if count then
        local low, high = count:match("(%d+),?(%d*)")
        item.low, item.high = tonumber(low), tonumber(high ~= "" and high or low)
      elseif take("%?") then
        item.low = 0
      end
      items[#items + 1] = item
    end
    return items
  end

  function read_alternatives()
    local all = { read_sequence() }
    while take("|") do all[#all + 1] = read_sequence() end
    return { alternatives = all }
  end

  local result = read_alternatives()
  assert(position == #pattern + 1, pattern)
  return result
end

local build

local function build_sequence(items, rest)
  for i = #items, 1, -1 do
    local item, result = items[i], rest
    for _ = item.low + 1, item.high do result = digits.either(rest, build(item.atom, result)) end
    for _ = 1, item.low do result = build(item.atom, result) end
    rest = result
  end
  return rest
end

--- The texts that match a pattern, and then are in `rest`.
function build(atom, rest)
  if atom.is_end then return set(false, { [LAST] = EMPTY }) end
  local result = 0
  if atom.digits then
    local follows = {}
    for digit in pairs(atom.digits) do follows[digit] = rest end
    result = set(false, follows)
  end
  for _, items in ipairs(atom.alternatives or {}) do
    result = digits.either(result, build_sequence(items, rest))
  end
  return result
end

--- The texts that match a pattern.
function digits.matching(pattern) return build(parse(pattern), EMPTY) end

--- The beginnings that a pattern finds, with their marks; never the empty one.
function digits.beginnings(pattern)
  local found = build(parse(pattern), set(false, { [HERE] = EMPTY }))
  return digits.unmarked(found)
end

--- Beginnings without the one that is empty by now.
function digits.unmarked(found)
  local follows = {}
  for symbol = 0, 9 do follows[symbol] = states[found][symbol] end
  return set(false, follows)
end

--- Whether a beginning ends here, and whether one does if nothing follows.
function digits.ends(found) return states[found][HERE] ~= 0, states[found][LAST] ~= 0 end

local started = {}

--- The texts that begin so.
function digits.starting(found)
  if found == 0 or found == EMPTY then return 0 end
  if started[found] then return started[found] end
  local ends_here, ends_last = digits.ends(found)
  local follows = {}
  for digit = 0, 9 do follows[digit] = digits.starting(states[found][digit]) end
  local result = ends_here and digits.ANY or set(ends_last, follows)
  started[found] = result
  return result
end

return digits

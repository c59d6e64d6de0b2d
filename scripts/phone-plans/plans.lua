--- Writes the table by which plain code proves that a change keeps a telephone number.
---
---     lua5.4 scripts/phone-plans/plans.lua > Sources/PortalModel/Numbering/NumberingTable.swift
---
--- For each region and each way of typing a number it computes the set of all numbers that
--- libphonenumber reads back from that, and holds valid. It follows the library's `Parse` and
--- `GetNumberType` step by step, with sets in place of single numbers.
local folder = arg[0]:match("^(.*/)") or "./"
package.path = folder .. "?.lua;" .. package.path
local digits = require("digits")

local either, both, without = digits.either, digits.both, digits.without
local after, prepend, starting = digits.after, digits.prepend, digits.starting

-- Reading ----------------------------------------------------------------------------------------

--- Runs what prints the library's data.
local function open_metadata()
  local program = os.tmpname()
  local compiler = os.getenv("CXX") or "c++"
  local command = "%s -std=c++17 -o %s %smetadata.cpp %s -lphonenumber -lprotobuf && %s; rm -f %s"
  local data = folder .. "../../Sources/CPhoneNumber/metadata.cpp"
  return assert(io.popen(command:format(compiler, program, folder, data, program, program)))
end

--- The regions of each calling code, its main one first, and the codes in order.
local function read_plans()
  local plans, by_code, codes = {}, {}, {}
  for line in open_metadata():lines() do
    local region, property, value = line:match("^(%S+) (%S+) (.*)$")
    local plan = plans[region] or { region = region, types = {} }
    plans[region] = plan
    if property == "type-pattern" then
      table.insert(plan.types, { pattern = value, lengths = plan.type_lengths })
      plan.type_lengths = nil
    elseif property == "type-lengths" then
      plan.type_lengths = value ~= "-1" and value or nil
    else
      plan[property] = value
    end
    if property == "code" then
      if not by_code[value] then codes[#codes + 1] = value end
      by_code[value] = by_code[value] or {}
      table.insert(by_code[value], plan)
    elseif property == "main" then
      table.insert(by_code[plan.code], 1, table.remove(by_code[plan.code]))
    end
  end
  return by_code, codes
end

-- What a plan says -------------------------------------------------------------------------------

--- The texts of the listed lengths; of any without a list.
local function of_lengths(list)
  local lengths = {}
  for length in (list or ""):gmatch("%d+") do lengths[tonumber(length)] = true end
  return digits.of_length(function(length) return not list or lengths[length] end)
end

--- The numbers of a plan, by its patterns for each type of line.
local function numbers_of(plan)
  local all = digits.NONE
  for _, type in ipairs(plan.types) do
    all = either(all, both(digits.matching(type.pattern), of_lengths(type.lengths)))
  end
  return both(all, both(plan.general, plan.lengths))
end

--- The trunk prefixes of a plan: one, unless its pattern is a choice between a few words.
local function trunks_of(plan)
  local pattern = plan["trunk-pattern"]
  local words, is_choice = {}, pattern and not pattern:find("%(") and not plan["trunk-rewrites"]
  local function walk(found, word)
    if digits.ends(found) then words[#words + 1] = word end
    for digit = 0, 9 do
      local rest = digits.state(found)[digit]
      if rest ~= digits.NONE then walk(rest, word .. digit) end
    end
  end
  if is_choice then walk(plan.found, "") end
  return is_choice and words or { plan.trunk }, is_choice
end

--- The numbers from which the library takes no trunk prefix, though one may begin them.
---
--- It keeps a prefix without which a number of the plan would be none, and, if `by_length`, one
--- without which the number would have an impossible length.
local function kept_by(plan, by_length)
  local trunks, is_choice = trunks_of(plan)
  if not is_choice then return without(digits.ANY, starting(plan.found)) end
  local longest = tonumber(plan["general-lengths"]:match("%d+$"))
  local up_to = digits.of_length(function(length) return length < longest end)
  local kept = digits.ANY
  for _, trunk in ipairs(trunks) do
    local others = without(digits.ANY, prepend(trunk, digits.ANY))
    local needed = without(plan.general, prepend(trunk, plan.general))
    if by_length then needed = either(needed, prepend(trunk, without(up_to, plan.lengths))) end
    kept = both(kept, either(others, needed))
  end
  return kept
end

--- Completes a plan by the sets of texts that its patterns match.
local function complete(plan)
  plan.general = digits.matching(plan["general-pattern"])
  plan.lengths = of_lengths(plan["general-lengths"])
  plan.numbers = numbers_of(plan)
  plan.international_found = digits.beginnings(plan.international)
  plan.abroad = starting(plan.international_found)
  plan.found = digits.beginnings(plan["trunk-pattern"] or "")
  plan.trunks = trunks_of(plan)
  plan.kept, plan.kept_at_first = kept_by(plan, true), kept_by(plan, false)
end

--- The valid numbers of a calling code. Each belongs to the first region whose leading digits or,
--- if it has none, whose numbers it matches; there it must be a number.
local function valid_of(plans)
  local left, valid = digits.ANY, digits.NONE
  for _, plan in ipairs(plans) do
    local own = plan.leading and starting(digits.beginnings(plan.leading)) or plan.numbers
    valid = either(valid, both(both(left, own), plan.numbers))
    left = without(left, own)
  end
  return valid
end

-- What is read back ------------------------------------------------------------------------------

--- The numbers that are left if a trunk prefix before them is taken away.
local function after_trunk(plan, trunk)
  local found = after(trunk, plan.found)
  if not digits.ends(found) then return digits.NONE end
  -- A longer prefix would be taken; a carrier's code is part of one.
  local whole = without(plan.lengths, starting(digits.unmarked(found)))
  return without(whole, without(after(trunk, plan.general), plan.general))
end

--- The numbers that are read from what is typed without + in a region: as they are, after a trunk
--- prefix, and after the calling code.
local function typed_in(plan, main)
  local code = plan.code
  local coded = prepend(code, digits.ANY)
  local function bare()
    -- A possible number is not searched for the calling code.
    local misread = without(coded, both(plan.general, plan.lengths))
    return without(without(plan.kept, plan.abroad), misread)
  end
  local function after_code()
    local longest = tonumber(plan["general-lengths"]:match("%d+$"))
    local too_long = digits.of_length(function(length) return length + #code > longest end)
    local found = either(without(plan.general, after(code, plan.general)), too_long)
    return without(both(found, both(plan.kept_at_first, main.kept)), after(code, plan.abroad))
  end
  local ways = { { "-", bare() } }
  for _, trunk in ipairs(plan.trunks) do
    local misread = either(after(trunk, plan.abroad), after(trunk, coded))
    ways[#ways + 1] = { trunk, without(after_trunk(plan, trunk), misread) }
  end
  ways[#ways + 1] = { code, after_code() }
  return ways
end

--- All ways of typing a number in a region, and the numbers that are read back from each.
local function ways_of(plan, main, valid)
  local plus = both(valid, main.kept)
  local ways = { { "+", plus } }
  for _, trunk in ipairs(main.trunks) do
    ways[#ways + 1] = { "+" .. trunk, after_trunk(main, trunk) }
  end
  table.move(typed_in(plan, main), 1, 8, #ways + 1, ways)
  local names, sets = {}, {}
  for _, way in ipairs(ways) do
    local set = both(way[2], plus)
    if set ~= digits.NONE then
      names[#names + 1], sets[#sets + 1] = way[1], set
    end
  end
  return names, sets
end

-- Writing ----------------------------------------------------------------------------------------

local states, numbers = {}, {}

--- The state that tells several sets apart: which of them a number is in.
local function merge(sets, known)
  local key = table.concat(sets, ",")
  if known[key] then return known[key] end
  local ways, follows = 0, {}
  for i, set in ipairs(sets) do
    if digits.state(set).accepts then ways = ways | 1 << i - 1 end
  end
  for digit = 0, 9 do
    local rest, is_empty = {}, true
    for i, set in ipairs(sets) do
      rest[i] = digits.state(set)[digit]
      is_empty = is_empty and rest[i] == digits.NONE
    end
    follows[digit] = is_empty and 0 or merge(rest, known)
  end
  local content = ways .. ":" .. table.concat(follows, ",", 0)
  if not numbers[content] then
    states[#states + 1] = { ways = ways, follows = follows }
    numbers[content] = #states
  end
  known[key] = numbers[content]
  return known[key]
end

--- Digits as a class: `02-5`, or `*` for all.
local function class_of(list)
  local class = table.concat(list)
  if class == "0123456789" then return "*" end
  local from = 1
  local parts = {}
  while from <= #list do
    local to = from
    while list[to + 1] == list[to] + 1 do to = to + 1 end
    parts[#parts + 1] = to > from + 1 and list[from] .. "-" .. list[to]
      or table.concat(list, "", from, to)
    from = to + 1
  end
  return table.concat(parts)
end

--- A count in letters: `a` for 1, `z` for 26, `Aa` for 27.
local function letters_of(count)
  local rest = count - 1
  local text = string.char(97 + rest % 26)
  rest = rest // 26
  while rest > 0 do
    text = string.char(64 + (rest - 1) % 26 + 1) .. text
    rest = (rest - 1) // 26
  end
  return text
end

--- A state as text: for each following state the digits that lead to it and how far back it is,
--- then the ways.
local function text_of(number)
  local state, order, leading = states[number], {}, {}
  for digit = 0, 9 do
    local target = state.follows[digit]
    if target ~= 0 then
      if not leading[target] then
        leading[target] = {}
        order[#order + 1] = target
      end
      table.insert(leading[target], digit)
    end
  end
  local parts = {}
  for _, target in ipairs(order) do
    parts[#parts + 1] = class_of(leading[target]) .. letters_of(number - target)
  end
  return table.concat(parts) .. (state.ways ~= 0 and "=" .. state.ways or "")
end

--- The beginnings, of three digits at most, under which a region may dial abroad.
local function abroad_of(plan)
  local list = {}
  local function walk(found, word)
    if #word == 3 or digits.ends(found) then
      list[#list + 1] = word
      return
    end
    for digit = 0, 9 do
      local rest = digits.state(found)[digit]
      if rest ~= digits.NONE then walk(rest, word .. digit) end
    end
  end
  walk(plan.international_found, "")
  return table.concat(list, ",")
end

--- Prints words in lines of a comfortable length.
local function print_wrapped(words)
  local line = "       "
  for _, word in ipairs(words) do
    if #line + 1 + #word > 118 then
      print(line)
      line = "       "
    end
    line = line .. " " .. word
  end
  print(line)
end

local by_code, codes = read_plans()
table.sort(codes)
for _, code in ipairs(codes) do
  for _, plan in ipairs(by_code[code]) do complete(plan) end
end

print([[
/// The telephone numbers of all regions, as libphonenumber knows them.
///
/// `scripts/phone-plans/plans.lua` writes this file.
enum NumberingTable {
    /// A line each: region, calling code, first state, what numbers abroad may begin with, and
    /// ways of typing a number.
    ///
    /// A way is what precedes a number within its country, `-` for nothing; `+` stands for + and
    /// the calling code. The first line with a calling code is of its main region.
    static let regions = """]])
for _, code in ipairs(codes) do
  local main = by_code[code][1]
  local valid = valid_of(by_code[code])
  for _, plan in ipairs(by_code[code]) do
    local names, sets = ways_of(plan, main, valid)
    local first, names_text = merge(sets, {}), table.concat(names, " ")
    print(("        %s %s %d %s %s"):format(plan.region, code, first, abroad_of(plan), names_text))
  end
end
print([[
        """

    /// The states of an automaton that reads a number within its country, from 1.
    ///
    /// For each state that may follow: the digits that lead there, `*` for all, and how many states
    /// before this one it is, in letters: `a` for 1, `z` for 26, `Aa` for 27. Then, after `=`, a
    /// bit for each way of typing from which a number that ends here is read back.
    static let states = """]])
local texts = {}
for number = 1, #states do texts[number] = text_of(number) end
print_wrapped(texts)
print([[
        """
}]])

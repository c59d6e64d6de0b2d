--> fine
-- Functions are given integers at the ends of their range.
local most, least = math.maxinteger, math.mininteger
assert(("x"):sub(least, most) == "x" and ("x"):sub(most, least) == "")
assert(("x"):byte(most) == nil and ("x"):byte(least) == nil)
assert(("x"):find("x", most) == nil and ("x"):find("x", least) == 1)
assert(not pcall(select, least, 1) and select("#", select(most, 1)) == 0)
assert(not pcall(table.insert, {}, most, 1) and not pcall(table.remove, {}, most))
assert(not pcall(table.unpack, {}, least, most) and not pcall(table.concat, {}, "", most, most))
assert(utf8.offset("x", most) == nil and not pcall(utf8.codepoint, "x", least))
assert(not pcall(utf8.char, most) and not pcall(string.char, most))
assert(("x"):rep(least) == "" and not pcall(math.random, most, least))

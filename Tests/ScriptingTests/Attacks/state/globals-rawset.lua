--> fine
-- Globals are made and removed past all metamethods.
rawset(_G, "mine", 1)
assert(mine == 1 and rawget(_G, "mine") == 1)
rawset(_G, "mine", nil)
assert(not pcall(function() return mine end))
assert(rawlen(_G) == 0 and rawequal(_G, _ENV))

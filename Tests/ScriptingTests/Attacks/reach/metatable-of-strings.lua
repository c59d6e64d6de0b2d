--> fine
-- The metatable that all texts share is asked for.
assert(getmetatable("") == false)
assert(not pcall(setmetatable, "", {}))

--> fine
-- A library becomes the metatable of a table, and fallback for its fields.
local one = setmetatable({}, { __index = string, __newindex = string })
assert(one.rep("x", 2) == "xx")
assert(not pcall(function() one.rep = print end))
assert(string.rep ~= print)
local other = setmetatable({}, string)
assert(getmetatable(other) == string)

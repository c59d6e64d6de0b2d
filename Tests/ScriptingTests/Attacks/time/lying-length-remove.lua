--> fine
-- A removal is to shift a billion billion elements that don't exist.
local list = setmetatable({ "x", "y" }, { __len = function() return 1 << 60 end })
assert(table.remove(list, 1) == "x")
assert(rawlen(list) == 1 and list[1] == "y")

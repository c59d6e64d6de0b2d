--> fine
-- An insertion is to shift a billion billion elements that don't exist.
local list = setmetatable({}, { __len = function() return 1 << 60 end })
table.insert(list, 1, "x")
assert(rawlen(list) == 1 and list[1] == "x")

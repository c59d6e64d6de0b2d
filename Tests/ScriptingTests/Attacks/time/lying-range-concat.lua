--> stopped
-- A range without an end is joined, and no byte ever comes of it.
local list = setmetatable({}, { __index = function() return "" end })
table.concat(list, "", 1, math.maxinteger)

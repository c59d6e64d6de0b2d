--> stopped
-- Elements that don't exist move into a table that keeps none.
local source = setmetatable({}, { __index = function(_, i) return i end })
local sink = setmetatable({}, { __newindex = function() end })
table.move(source, 1, math.maxinteger - 1, 1, sink)

--> stopped
-- A list has an element at every index, for its __index says so.
local endless = setmetatable({}, { __index = function(_, i) return i end })
for _ in ipairs(endless) do end

--> stopped
-- A hundred thousand elements that don't exist are unpacked, each of which a function makes up.
local list = setmetatable({}, { __index = function(_, i) return i end })
while true do pcall(table.unpack, list, 1, 100000) end

--> error: C stack overflow
-- Metamethods call each other until the C stack ends.
local metatable = {}
function metatable.__index(self, key) return self[key .. "x"] end
local _ = setmetatable({}, metatable).x

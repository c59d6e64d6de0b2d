--> fine
-- The text of an object is that of itself.
local metatable = { __tostring = tostring }
assert(not pcall(tostring, setmetatable({}, metatable)))
metatable.__tostring = function(self) return "x" .. tostring(self) end
assert(not pcall(tostring, setmetatable({}, metatable)))

--> stopped
-- A format asks an object for its text, which asks a format for the same.
local metatable = {}
function metatable.__tostring(self) return ("%s%s"):format(self, self) end
while true do pcall(tostring, setmetatable({}, metatable)) end

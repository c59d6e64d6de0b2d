--> stopped
-- The nearest name is looked for a name of a megabyte.
local name = ("x"):rep(1 << 20)
while true do pcall(function() return _G[name] end) end

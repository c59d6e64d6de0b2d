--> stopped
-- A comparison for equality loops.
local metatable = {
  __eq = function()
    while true do end
  end,
}
local one, other = setmetatable({}, metatable), setmetatable({}, metatable)
while true do pcall(function() return one == other end) end

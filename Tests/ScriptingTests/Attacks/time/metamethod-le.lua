--> stopped
-- A comparison for order or equality loops.
local metatable = {
  __le = function()
    while true do end
  end,
}
local one, other = setmetatable({}, metatable), setmetatable({}, metatable)
while true do pcall(function() return one <= other end) end

--> stopped
-- Reading a field loops.
local trap = setmetatable({}, {
  __index = function()
    while true do end
  end,
})
while true do pcall(function() return trap.field end) end

--> stopped
-- Writing a field loops.
local trap = setmetatable({}, {
  __newindex = function()
    while true do end
  end,
})
while true do pcall(function() trap.field = 1 end) end

--> stopped
-- Calling a table loops.
local trap = setmetatable({}, {
  __call = function()
    while true do end
  end,
})
while true do pcall(trap) end

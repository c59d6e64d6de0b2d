--> stopped
-- Asking for the pairs of a table loops.
local trap = setmetatable({}, {
  __pairs = function()
    while true do end
  end,
})
while true do pcall(pairs, trap) end

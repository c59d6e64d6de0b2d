--> stopped
-- A minus sign loops.
local trap = setmetatable({}, {
  __unm = function()
    while true do end
  end,
})
while true do pcall(function() return -trap end) end

--> stopped
-- Concatenation loops, in the middle of a long one.
local trap = setmetatable({}, {
  __concat = function()
    while true do end
  end,
})
while true do pcall(function() return "a" .. "b" .. trap .. "c" .. "d" end) end

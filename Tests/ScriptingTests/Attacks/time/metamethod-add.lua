--> stopped
-- An addition loops, and its handler adds once more.
local metatable = {}
local trap = setmetatable({}, metatable)
function metatable.__add(left, right)
  while true do pcall(function() return left + right end) end
end
local _ = trap + 1

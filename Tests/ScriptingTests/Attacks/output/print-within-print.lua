--> fine
-- The text of an object prints an object, whose text prints.
local depth = 0
local metatable = {}
function metatable.__tostring(self)
  depth = depth + 1
  if depth < 20 then print(self) end
  return "text"
end
print(setmetatable({}, metatable))
assert(depth == 20)

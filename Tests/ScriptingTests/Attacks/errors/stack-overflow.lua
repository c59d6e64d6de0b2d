--> fine
-- A function with a large frame calls itself until the stack ends.
local function deep(...)
  local a, b, c, d = ...
  return deep(d, c, b, a) or 1
end
local ok, message = pcall(deep, 1, 2, 3, 4)
local text = tostring(message)
assert(not ok and (text:find "stack overflow" or text:find "not enough memory"))

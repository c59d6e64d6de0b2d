--> fine
-- A name is misspelt at the very top of a stack that is nearly full.
local function deep(depth)
  local ok, message = pcall(function() return pone end)
  assert(not ok and message ~= nil)
  pcall(deep, depth + 1)
end
deep(1)

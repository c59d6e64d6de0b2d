--> memory
-- Coroutines wait at the top of a deep stack each.
local function deep(depth)
  if depth == 0 then return coroutine.yield() end
  return 1 + deep(depth - 1)
end
local list = {}
while true do
  local go = coroutine.wrap(deep)
  go(5000)
  list[#list + 1] = go
end

--> memory
-- Coroutines that have begun are kept in a list.
local list = {}
while true do
  local go = coroutine.wrap(function() coroutine.yield() end)
  go()
  list[#list + 1] = go
end

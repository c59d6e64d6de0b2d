--> fine
-- Coroutines share one iterator over users, and some are dropped on the way.
local one = users.each()
for id = 1, 3 do
  local record = coroutine.wrap(function() return one(1, 2, {}) end)()
  assert(record.ID == id)
  coroutine.wrap(function() coroutine.yield(one) end)()
end
assert(one() == nil)

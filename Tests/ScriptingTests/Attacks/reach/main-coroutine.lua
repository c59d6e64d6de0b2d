--> fine
-- The coroutine that runs is resumed, closed and wrapped by itself.
local thread = coroutine.running()
assert(not coroutine.resume(thread))
assert(not pcall(coroutine.close, thread))
coroutine.wrap(function()
  assert(not coroutine.resume(thread))
  assert(not pcall(coroutine.close, thread))
end)()

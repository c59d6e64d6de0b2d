--> fine
-- Coroutines close themselves and those that wait for them.
local outer
outer = coroutine.create(function()
  local inner = coroutine.create(function()
    assert(not pcall(coroutine.close, outer))
    assert(not pcall(coroutine.close, coroutine.running()))
    coroutine.yield()
  end)
  assert(coroutine.resume(inner))
  assert(coroutine.close(inner) and coroutine.close(inner))
  assert(coroutine.status(inner) == "dead" and not coroutine.resume(inner))
end)
assert(coroutine.resume(outer))

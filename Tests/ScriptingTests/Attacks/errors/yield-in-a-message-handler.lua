--> fine
-- A message handler yields.
local thread = coroutine.create(function() return xpcall(error, coroutine.yield, "x") end)
local ok, caught = coroutine.resume(thread)
assert(ok and caught == false and coroutine.status(thread) == "dead")

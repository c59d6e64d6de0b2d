--> fine
-- A coroutine tries the same, for the case that it has a state of its own.
local ok = coroutine.resume(coroutine.create(function() math.pi = 3 end))
assert(not ok and math.pi > 3.14)

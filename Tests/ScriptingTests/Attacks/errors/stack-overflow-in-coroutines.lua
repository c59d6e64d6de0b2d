--> fine
-- Coroutines resume each other until the C stack ends.
local function deep(depth)
  local ok, below = coroutine.resume(coroutine.create(deep), depth + 1)
  return ok and below or depth
end
assert(deep(0) > 10)
assert(deep(0) > 10)

-- Each coroutine's handler closes the one before it: the C calls that stood on one another overran
-- the stack.
local top = function() end
for _ = 1, 30000 do
  local inner = top
  local it = coroutine.create(function()
    local closing <close> = setmetatable({}, { __close = inner })
    coroutine.yield(closing)
  end)
  coroutine.resume(it)
  top = function() coroutine.close(it) end
end
top()

--> error: from far up
-- An error passes through coroutines with deep stacks, and nobody catches it.
local function deep(depth, coroutines)
  if depth > 0 then return 1 + deep(depth - 1, coroutines) end
  if coroutines > 0 then return coroutine.wrap(deep)(500, coroutines - 1) end
  error("from far up", 0)
end
deep(500, 50)

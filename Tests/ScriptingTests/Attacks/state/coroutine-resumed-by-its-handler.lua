--> fine
-- A handler resumes the coroutine that is being closed.
local thread
thread = coroutine.create(function()
  local _ <close> = setmetatable({}, {
    __close = function()
      assert(not coroutine.resume(thread))
      assert(not pcall(coroutine.close, thread))
    end,
  })
  coroutine.yield()
end)
coroutine.resume(thread)
assert(coroutine.close(thread))

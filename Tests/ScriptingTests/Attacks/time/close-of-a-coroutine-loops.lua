--> stopped
-- A coroutine is closed, and its to-be-closed variable has a loop for a handler.
local thread = coroutine.create(function()
  local _ <close> = setmetatable({}, {
    __close = function()
      while true do end
    end,
  })
  coroutine.yield()
end)
coroutine.resume(thread)
coroutine.close(thread)

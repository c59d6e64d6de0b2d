--> fine
-- Handlers that raise hand on the last error, and all of them run.
local runs = 0
local function guard(message)
  return setmetatable({}, {
    __close = function()
      runs = runs + 1
      error(message, 0)
    end,
  })
end
local thread = coroutine.create(function()
  local _ <close> = guard "outer"
  local _ <close> = guard "inner"
  coroutine.yield()
end)
coroutine.resume(thread)
local ok, message = coroutine.close(thread)
assert(not ok and message == "outer" and runs == 2)

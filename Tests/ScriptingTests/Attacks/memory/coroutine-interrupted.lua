--> fine
-- A coroutine that runs out of memory is dead, and another one lives.
local thread = coroutine.create(function()
  local list = {}
  while true do list[#list + 1] = {} end
end)
local ok, message = coroutine.resume(thread)
assert(not ok and message == "not enough memory")
assert(coroutine.status(thread) == "dead" and coroutine.close(thread) == false)
assert(coroutine.wrap(function() return 42 end)() == 42)

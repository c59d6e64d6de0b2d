--> memory
-- A coroutine fills the memory, and hands its error on.
coroutine.wrap(function()
  local list = {}
  while true do list[#list + 1] = {} end
end)()

--> stopped
-- A coroutine is stopped while a variable of its waits to be closed by a loop.
local trap = setmetatable({}, {
  __close = function()
    while true do end
  end,
})
coroutine.wrap(function()
  local _ <close> = trap
  while true do end
end)()

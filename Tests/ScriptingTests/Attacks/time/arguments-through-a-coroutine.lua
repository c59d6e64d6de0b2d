--> stopped
-- A hundred thousand values go into a coroutine and come out again.
local echo = coroutine.wrap(function(...)
  local function back(...) return back(coroutine.yield(...)) end
  back(...)
end)
while true do echo(table.unpack({}, 1, 100000)) end

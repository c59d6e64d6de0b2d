--> stopped
-- Two coroutines hand the turn to and fro.
local function player()
  while true do pcall(coroutine.yield) end
end
local ping, pong = coroutine.wrap(player), coroutine.wrap(player)
while true do
  ping()
  pong()
end

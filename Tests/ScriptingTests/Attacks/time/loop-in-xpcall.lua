--> stopped
-- A loop stands in xpcall, and the message handler is a loop too.
local function loop()
  while true do end
end
while true do xpcall(loop, loop) end

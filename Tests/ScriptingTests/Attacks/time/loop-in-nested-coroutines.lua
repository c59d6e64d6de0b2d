--> stopped
-- A coroutine within a coroutine within a coroutine loops.
local function nested(depth)
  if depth == 0 then
    while true do end
  end
  coroutine.wrap(nested)(depth - 1)
end
nested(100)

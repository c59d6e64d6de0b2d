--> plan, in the open it succeeds
-- Looks at the environment, in which secrets are; it holds no more than the time zone.
local tools = require "tools"

return tools.recipe(function()
  local entry = string.unpack("<i8", hole.peek(hole.symbol("environ"), 8))
  local address = string.unpack("<i8", hole.peek(entry, 8))
  while address ~= 0 do
    local name = hole.peek(address, 3)
    if name ~= "TZ=" then print("got it") end
    entry = entry + 8
    address = string.unpack("<i8", hole.peek(entry, 8))
  end
end)

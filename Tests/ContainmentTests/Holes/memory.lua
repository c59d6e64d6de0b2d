--> plan, in the open it succeeds
-- Takes more memory than the machine has.
local tools = require "tools"

return tools.recipe(function()
  for _ = 1, 64 do
    if hole.call(hole.symbol("malloc"), 1 << 33) ~= 0 then print("got it") end
  end
end)

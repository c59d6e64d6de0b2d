--> plan
-- Sends a hundred times as much output as a script may write.
local tools = require "tools"

return tools.recipe(function()
  local line = "\1\0" .. tools.text(("x"):rep(100000))
  tools.send("\1\0" .. tools.text("attempted"))
  for _ = 1, 1000 do tools.send(line) end
end)

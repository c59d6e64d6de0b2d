--> plan
-- Asks for a user, and looks whether the answer holds a field that its recipe doesn't see.
local tools = require "tools"

return tools.recipe(function()
  local answer = tools.ask("\0" .. tools.number(1))
  assert(answer:find("anna", 1, true))
  if answer:find("EMAIL", 1, true) or answer:find("n1@", 1, true) then print("got it") end
end)

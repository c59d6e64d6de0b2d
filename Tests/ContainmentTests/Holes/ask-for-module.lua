--> plan
-- Asks for a file outside of the script's folder as a module.
local tools = require "tools"

return tools.recipe(function()
  for _, name in ipairs { "../../Package", "/etc/passwd", "..", "a/../../b" } do
    local answer = tools.ask("\3" .. tools.text(name))
    assert(answer:byte(1) == 10)
    if answer:byte(2) ~= 8 then print("got it") end
  end
end)

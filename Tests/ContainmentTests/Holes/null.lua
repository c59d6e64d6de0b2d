--> death
-- Reads where nothing is.
local tools = require "tools"

return tools.recipe(function() hole.peek(16, 8) end)

--> death
-- Announces a message of four billion bytes.
local tools = require "tools"

return tools.recipe(function() tools.write(3, "\255\255\255\255") end)

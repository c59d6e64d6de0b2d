--> death
-- Sends bytes of no meaning.
local tools = require "tools"

return tools.recipe(function() tools.write(3, ("moon"):rep(100000)) end)

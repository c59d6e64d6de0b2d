--> death
-- Overwrites a function.
local tools = require "tools"

return tools.recipe(function() hole.poke(hole.symbol("strlen"), "\xC3") end)

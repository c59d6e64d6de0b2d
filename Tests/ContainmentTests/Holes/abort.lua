--> killed
-- Ends its process by a signal to itself.
local tools = require "tools"

return tools.recipe(function() hole.call(hole.symbol("abort")) end)

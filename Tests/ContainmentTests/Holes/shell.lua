--> killed
-- Runs a command.
local tools = require "tools"

return tools.call("system", hole.text("true"))

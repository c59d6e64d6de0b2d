--> killed
-- Writes to what may be the standard output of somebody.
local tools = require "tools"

return tools.system_call("write", 1, hole.text(""), 0)

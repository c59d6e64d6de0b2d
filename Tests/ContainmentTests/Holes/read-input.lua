--> killed
-- Reads from what may be the standard input of somebody.
local tools = require "tools"

return tools.system_call("read", 0, hole.text("x"), 0)

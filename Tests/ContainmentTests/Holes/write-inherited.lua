--> killed
-- Writes to descriptors that it may have inherited.
local tools = require "tools"

return tools.system_call("write", 5, hole.text(""), 0)

--> killed
-- Closes the socket and all others.
local tools = require "tools"

return tools.system_call("close_range", 0, 4294967295, 0)

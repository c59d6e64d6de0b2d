--> killed
-- Starts a process, without the C library.
local tools = require "tools"

return tools.system_call("clone", 17, 0, 0, 0, 0)

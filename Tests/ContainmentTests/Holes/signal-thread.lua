--> killed
-- Sends a signal to a thread.
local tools = require "tools"

return tools.system_call("tgkill", 1, 1, 0)

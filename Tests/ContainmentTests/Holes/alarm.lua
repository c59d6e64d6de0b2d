--> killed, in the open it succeeds
-- Sets an alarm.
local tools = require "tools"

return tools.system_call("alarm", 0)

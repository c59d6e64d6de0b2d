--> killed
-- Sends a descriptor along.
local tools = require "tools"

return tools.system_call("sendmsg", 3, hole.text(("\0"):rep(64)), 0)

--> killed
-- Starts a process in the newest way.
local tools = require "tools"

return tools.system_call("clone3", hole.text(("\0"):rep(88)), 88)

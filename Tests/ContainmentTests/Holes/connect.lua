--> killed
-- Connects the socket that it has to somewhere else.
local tools = require "tools"

return tools.system_call("connect", 3, hole.text(("\0"):rep(16)), 16)

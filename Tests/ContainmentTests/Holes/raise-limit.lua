--> killed
-- Raises its own limits.
local tools = require "tools"

return tools.system_call("prlimit64", 0, 7, hole.text(("\255"):rep(16)), 0)

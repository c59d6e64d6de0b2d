--> killed
-- Starts a process.
local tools = require "tools"

return tools.call("fork")

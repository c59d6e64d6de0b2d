--> killed, in the open it succeeds
-- Asks for the number of its process.
local tools = require "tools"

return tools.system_call("getpid")

--> killed, in the open it succeeds
-- Opens another process.
local tools = require "tools"

return tools.system_call("pidfd_open", 1, 0)

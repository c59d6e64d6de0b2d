--> killed
-- Takes a descriptor of another process.
local tools = require "tools"

return tools.system_call("pidfd_getfd", 3, 0, 0)

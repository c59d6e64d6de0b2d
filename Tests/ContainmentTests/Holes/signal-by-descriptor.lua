--> killed
-- Sends a signal by a descriptor.
local tools = require "tools"

return tools.system_call("pidfd_send_signal", 3, 0, 0, 0)

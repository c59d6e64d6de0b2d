--> killed
-- Controls the socket.
local tools = require "tools"

return tools.system_call("ioctl", 3, 21531, 0)

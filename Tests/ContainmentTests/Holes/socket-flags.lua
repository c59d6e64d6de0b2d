--> killed
-- Changes the flags of the socket.
local tools = require "tools"

return tools.system_call("fcntl", 3, 4, 2048)

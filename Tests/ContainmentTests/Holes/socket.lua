--> killed, in the open it succeeds
-- Opens a socket to connect to the portal itself.
local tools = require "tools"

return tools.call("socket", 2, 1, 0)

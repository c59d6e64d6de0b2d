--> killed, in the open it succeeds
-- Opens a pair of sockets.
local tools = require "tools"

return tools.system_call("socketpair", 1, 1, 0, hole.text(("x"):rep(8)))

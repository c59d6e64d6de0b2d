--> killed
-- Starts a thread.
local tools = require "tools"

return tools.call("pthread_create", hole.text(("\0"):rep(8)), 0, hole.symbol("pthread_exit"), 0)

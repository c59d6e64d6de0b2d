--> killed
-- Opens a ring whose calls no filter sees.
local tools = require "tools"

return tools.system_call("io_uring_setup", 8, hole.text(("\0"):rep(120)))

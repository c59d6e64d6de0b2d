--> killed, in the open it succeeds
-- Makes a file in memory.
local tools = require "tools"

return tools.system_call("memfd_create", hole.text("x"), 0)

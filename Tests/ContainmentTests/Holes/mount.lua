--> killed
-- Mounts a file system.
local tools = require "tools"

return tools.system_call("mount", 0, 0, 0, 0, 0)

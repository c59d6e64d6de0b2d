--> killed
-- Installs a filter of its own.
local tools = require "tools"

return tools.system_call("seccomp", 1, 0, 0)

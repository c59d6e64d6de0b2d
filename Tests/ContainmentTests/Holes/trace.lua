--> killed
-- Traces its host.
local tools = require "tools"

return tools.system_call("ptrace", 16, 1, 0, 0)

--> killed, in the open it succeeds
-- Looks whether the first process takes signals.
local tools = require "tools"

return tools.system_call("kill", 1, 0)

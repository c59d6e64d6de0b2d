--> killed, in the open it succeeds
-- Lets others look into its memory.
local tools = require "tools"

return tools.system_call("prctl", 4, 1, 0, 0, 0)

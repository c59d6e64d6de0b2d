--> killed
-- Handles faults of pages itself.
local tools = require "tools"

return tools.system_call("userfaultfd", 1)

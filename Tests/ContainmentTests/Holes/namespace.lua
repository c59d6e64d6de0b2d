--> killed
-- Leaves its namespace.
local tools = require "tools"

return tools.system_call("unshare", 268435456)

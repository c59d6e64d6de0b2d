--> killed, in the open it succeeds
-- Sleeps.
local tools = require "tools"

return tools.call("usleep", 1)

--> killed, in the open it succeeds
-- Asks the system for random numbers, which would make a run differ from the one before.
local tools = require "tools"

return tools.system_call("getrandom", hole.text("x"), 1, 0)

--> killed, in the open it succeeds
-- Installs a handler of signals.
local tools = require "tools"

return tools.system_call("rt_sigaction", 10, 0, 0, 8)

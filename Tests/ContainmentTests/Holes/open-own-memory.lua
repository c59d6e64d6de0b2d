--> killed, in the open it succeeds
-- Opens what the system shows of its own memory.
local tools = require "tools"

return tools.system_call("openat", -100, hole.text("/proc/self/mem"), 0)

--> killed
-- Opens the environment of the first process.
local tools = require "tools"

return tools.system_call("openat", -100, hole.text("/proc/1/environ"), 0)

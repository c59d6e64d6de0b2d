--> killed
-- Opens a counter of the processor.
local tools = require "tools"

return tools.system_call("perf_event_open", hole.text(("\0"):rep(128)), 0, -1, -1, 0)

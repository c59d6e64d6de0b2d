--> killed
-- Makes a segment of shared memory.
local tools = require "tools"

return tools.system_call("shmget", 0, 4096, 950)

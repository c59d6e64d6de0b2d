--> killed, in the open it succeeds
-- Gets memory that it can execute.
local tools = require "tools"

return tools.system_call("mmap", 0, 4096, 7, 34, -1, 0)

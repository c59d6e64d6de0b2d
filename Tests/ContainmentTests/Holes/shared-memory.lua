--> killed, in the open it succeeds
-- Gets memory that others can share.
local tools = require "tools"

return tools.system_call("mmap", 0, 4096, 3, 33, -1, 0)

--> killed
-- Writes the memory of another process.
local tools = require "tools"

return tools.system_call("process_vm_writev", 1, 0, 0, 0, 0, 0)

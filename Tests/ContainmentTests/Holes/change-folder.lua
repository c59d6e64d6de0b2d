--> killed
-- Changes its folder.
local tools = require "tools"

return tools.system_call("chdir", hole.text("/"))

--> killed
-- Opens a folder to list it.
local tools = require "tools"

return tools.call("opendir", hole.text("/"))

--> killed, in the open it succeeds
-- Opens a file.
local tools = require "tools"

return tools.call("open", hole.text("/etc/passwd"), 0)

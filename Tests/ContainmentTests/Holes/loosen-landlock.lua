--> killed
-- Begins another set of rules for files.
local tools = require "tools"

return tools.system_call("landlock_create_ruleset", 0, 0, 1)

--> death
-- Sends what is no message.
local tools = require "tools"

return tools.sends("\99")

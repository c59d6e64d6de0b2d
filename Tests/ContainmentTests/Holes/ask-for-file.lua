--> death
-- Asks for a file of a folder that it wasn't given.
local tools = require "tools"

return tools.sends("\2\4" .. tools.text("passwd") .. tools.text("/etc"))

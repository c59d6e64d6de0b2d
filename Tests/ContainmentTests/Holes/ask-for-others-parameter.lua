--> death
-- Asks for a file of the folder that another recipe of the chain was given.
local tools = require "tools"

return tools.sends("\2\4" .. tools.text("secret.txt") .. tools.text("vault"))

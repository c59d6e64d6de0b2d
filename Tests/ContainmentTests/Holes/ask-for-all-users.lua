--> death
-- Asks for a billion users.
local tools = require "tools"

return tools.sends("\2\1" .. tools.count(0) .. "\0" .. tools.number(1000000000))

--> death
-- Asks for rows that nobody gave.
local tools = require "tools"

return tools.sends("\2\5")

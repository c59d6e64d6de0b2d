--> death
-- Sends a table of thirty million values.
local tools = require "tools"

return tools.sends("\4" .. tools.count(30000000) .. ("\0"):rep(30000000) .. tools.no_notes)

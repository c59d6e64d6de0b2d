--> death
-- Sends a table of four million values.
local tools = require "tools"

return tools.sends("\4" .. tools.count(4000000) .. ("\0"):rep(4000000) .. tools.no_notes)

--> death
-- Sends notes of a million columns.
local tools = require "tools"

return tools.sends("\4" .. tools.count(0) .. tools.count(1000000) .. tools.text("x"):rep(1000000) .. tools.count(0))

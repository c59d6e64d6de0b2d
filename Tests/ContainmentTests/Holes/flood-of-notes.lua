--> death
-- Sends notes of a million columns.
local tools = require "tools"

local columns = tools.count(1000000) .. tools.text("x"):rep(1000000)
return tools.sends("\4" .. tools.count(0) .. columns .. tools.count(0))

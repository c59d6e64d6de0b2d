--> death
-- Asks for users by a field that its recipe doesn't see.
local tools = require "tools"

local filter = tools.count(1) .. tools.text("EMAIL") .. "\1" .. tools.text("n1@example.com")
return tools.sends("\2\1" .. filter .. "\0" .. tools.number(1))

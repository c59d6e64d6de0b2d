--> death
-- Updates a user, as a program does.
local tools = require "tools"

local field = tools.text("EMAIL") .. "\1\1" .. tools.text("eve@example.com")
local id = tools.text("ID") .. "\1\2" .. tools.number(1)
return tools.sends("\2\6" .. tools.count(2) .. field .. id .. "\0\0" .. tools.count(0))

--> death
-- Says that two numbers are the same, as the worker that compares them does.
local tools = require "tools"

return tools.sends("\6\0\0")

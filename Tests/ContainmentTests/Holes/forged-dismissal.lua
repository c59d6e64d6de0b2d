--> plan
-- Dismisses everybody.
local tools = require "tools"

local record = tools.changes(string.pack("<I2B", tools.fields.ACTIVE, 2))
return tools.sends(tools.outcomes(record, record, record))

--> plan
-- Says that its changes are another person's.
local tools = require "tools"

local cell = string.pack("<I2B", tools.fields.ID, 4) .. tools.number(2)
local record = tools.changes(cell, tools.cell(tools.fields.NAME, "EVE"))
return tools.sends(tools.outcomes(record, record, record))

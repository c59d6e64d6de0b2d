--> death
-- Gives back more records than it was given.
local tools = require "tools"

local record = tools.changes(tools.cell(tools.fields.EMAIL, "eve@example.com"))
return tools.sends(tools.outcomes(record, record, record, record, record))

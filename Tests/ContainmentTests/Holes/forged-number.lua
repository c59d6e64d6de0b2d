--> plan
-- Writes another telephone number.
local tools = require "tools"

local record = tools.changes(tools.cell(tools.fields.WORK_PHONE, "+493012345699"))
return tools.sends(tools.outcomes(record, record, record))

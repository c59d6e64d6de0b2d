--> plan
-- Sends outcomes of its own that change a field which its recipe doesn't write.
local tools = require "tools"

local record = tools.changes(tools.cell(tools.fields.EMAIL, "eve@example.com"))
return tools.sends(tools.outcomes(record, record, record))

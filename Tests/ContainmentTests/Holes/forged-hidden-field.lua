--> plan
-- Changes a field that its recipe doesn't see.
local tools = require "tools"

local record = tools.changes(tools.cell(tools.fields.PERSONAL_MOBILE, "+491719999999"))
return tools.sends(tools.outcomes(record, record, record))

--> plan
-- Changes a field that its recipe doesn't see.
local tools = require "tools"

local record = tools.passed(tools.count(0), tools.count(0), tools.cell(tools.fields.PERSONAL_MOBILE, "+491719999999"))
return tools.sends(tools.outcomes(record, record, record))

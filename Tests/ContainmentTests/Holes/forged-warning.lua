--> plan
-- Says that it has warned about a field, and changes it.
local tools = require "tools"

local warnings = tools.count(1) .. tools.text("EMAIL") .. tools.text("no") .. "\0"
local record = tools.passed(warnings, tools.no_regions, tools.cell(tools.fields.EMAIL, "eve@x.de"))
return tools.sends(tools.outcomes(record, record, record))

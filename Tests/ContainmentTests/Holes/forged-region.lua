--> plan
-- Says that it has given a region, for a number of another country.
local tools = require "tools"

local regions = tools.count(1) .. tools.text("FR")
local cell = tools.cell(tools.fields.WORK_PHONE, "+33301234560")
local record = tools.passed(tools.count(0), regions, cell)
return tools.sends(tools.outcomes(record, record, record))

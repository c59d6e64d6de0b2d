--> death
-- Reports what only the host finds.
local tools = require "tools"

local finding = "\2" .. tools.text("MH0311") .. tools.text("no") .. "\0\0"
local record = "\0" .. tools.count(0) .. tools.count(0) .. finding
return tools.sends(tools.outcomes(record, record, record))

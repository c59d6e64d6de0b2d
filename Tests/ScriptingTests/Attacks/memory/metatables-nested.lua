--> memory
-- Each table has the one before as its metatable.
local nested = {}
while true do nested = setmetatable({}, nested) end

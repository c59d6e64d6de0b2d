--> memory
-- Each table holds the one before.
local nested = {}
while true do nested = { nested } end

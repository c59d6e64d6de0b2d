--> stopped
-- A message handler fails, which calls the message handler.
local function fail(message) error(message) end
while true do xpcall(fail, fail, "again") end

--> stopped
-- Bytes that need an escape each are quoted by the megabyte.
local text = ("\0"):rep(1 << 20)
while true do ("%q"):format(text) end

--> stopped
-- Dates are written by the longest formats that are allowed.
local format = ("%c"):rep(500)
while true do os.date(format, 0) end

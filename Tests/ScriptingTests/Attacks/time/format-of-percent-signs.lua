--> stopped
-- A format of a megabyte takes no value at all.
local format = ("%%"):rep(1 << 19)
while true do format:format() end

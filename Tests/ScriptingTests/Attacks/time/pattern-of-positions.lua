--> stopped
-- A gsub finds an empty match at each of a million places, time and again.
local text = ("a"):rep(1 << 20)
while true do text:gsub("()", {}) end

--> stopped
-- The characters of megabytes are counted.
local text = ("\u{10FFFF}"):rep(1 << 20)
while true do utf8.len(text) end

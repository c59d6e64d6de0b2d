--> stopped
-- The beginning of a character is looked for in megabytes that have none.
local text = ("\x80"):rep(4 << 20)
while true do utf8.offset(text, 0, #text) end

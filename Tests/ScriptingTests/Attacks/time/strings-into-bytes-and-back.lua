--> stopped
-- A text becomes a hundred thousand bytes, and they become a text.
local text = ("a"):rep(100000)
while true do text = string.char(text:byte(1, -1)) end

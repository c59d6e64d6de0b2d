--> stopped
-- A long text is copied to append one letter.
local text = ("a"):rep(4 << 20)
while true do local _ = text .. "b" end

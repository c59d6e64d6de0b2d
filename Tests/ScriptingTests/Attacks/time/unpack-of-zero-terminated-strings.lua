--> stopped
-- The end of a packed string is looked for in megabytes without any.
local text = ("a"):rep(4 << 20)
while true do pcall(string.unpack, "z", text) end

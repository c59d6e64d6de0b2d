--> memory
-- A packed record holds the same long text many times.
local text = ("x"):rep(2 << 20)
string.pack(("s"):rep(8), text, text, text, text, text, text, text, text)

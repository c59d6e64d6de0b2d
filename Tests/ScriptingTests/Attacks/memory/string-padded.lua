--> memory
-- A format joins long texts to one that is too long.
local text = ("x"):rep(2 << 20)
local _ = ("%s%s%s%s%s%s%s%s"):format(text, text, text, text, text, text, text, text)

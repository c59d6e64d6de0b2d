--> memory
-- The separators make the text larger than the memory.
local _ = ("x"):rep(1000, ("y"):rep(100000))

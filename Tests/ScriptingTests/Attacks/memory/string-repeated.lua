--> memory
-- A text of a gigabyte is asked for.
local _ = ("x"):rep(1 << 30)

--> memory
-- Quoting makes two bytes of each that would end a line.
local _ = ("%q"):format(("\n"):rep(5 << 20))

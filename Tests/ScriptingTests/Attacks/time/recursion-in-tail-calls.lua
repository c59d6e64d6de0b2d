--> stopped
-- A function calls itself in a tail call, which needs no stack.
local function again() return again() end
again()

--> stopped
-- A table is its own __call, so that one call looks for a function until the stack ends.
local circle = {}
setmetatable(circle, { __call = circle })
pcall(circle)
while true do end

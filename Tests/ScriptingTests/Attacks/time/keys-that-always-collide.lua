--> stopped
-- Floats that differ in their last bits alone share one place of the table.
local crowd = {}
for i = 1, 1 << 30 do crowd[1 + i * 2.0 ^ -52] = true end

--> stopped or error
-- A program returns twenty tables, each of which holds the next one twice.
local shared = { "x" }
for _ = 1, 20 do shared = { shared, shared } end
return shared

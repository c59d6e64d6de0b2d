--> memory
-- A list takes one element after the other.
local list = {}
while true do list[#list + 1] = true end

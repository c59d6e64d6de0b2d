--> stopped or memory
-- The records of users are kept, each time anew.
local list = {}
while true do list[#list + 1] = users.get(1) end

--> memory
-- A list grows through table.insert.
local list = {}
while true do table.insert(list, "x") end

--> memory
-- Three hundred thousand results are gathered into one table after the other.
local list = {}
while true do list[#list + 1] = table.pack(table.unpack({}, 1, 100000)) end

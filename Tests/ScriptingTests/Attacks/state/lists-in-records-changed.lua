--> fine
-- The lists within records, and the records within iterations, are copies too.
local record = users.get(1)
record.UF_DEPARTMENT = { 99 }
local list = users.get(2).UF_DEPARTMENT
list[1], list[2] = 99, 98
assert(users.get(2).UF_DEPARTMENT[1] ~= 99 and users.get(1).UF_DEPARTMENT[1] ~= 99)

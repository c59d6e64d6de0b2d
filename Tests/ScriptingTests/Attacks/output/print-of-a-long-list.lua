--> memory
-- A line is made of more text than the memory holds.
local text = ("x"):rep(1 << 20)
local list = {}
for i = 1, 200 do list[i] = text end
print(table.unpack(list))

--> error: a recipe returns one table, and a program nothing; this returned a number
-- A program returns two hundred thousand values.
local list = {}
for i = 1, 200000 do list[i] = i end
return table.unpack(list)

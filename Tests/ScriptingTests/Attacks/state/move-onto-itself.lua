--> fine
-- Elements move within one list in both directions, and past its ends.
local list = { 1, 2, 3, 4, 5 }
table.move(list, 1, 5, 3)
assert(table.concat(list, " ") == "1 2 1 2 3 4 5")
table.move(list, 3, 7, 1)
assert(list[1] == 1 and list[5] == 5)
assert(not pcall(table.move, list, math.mininteger, math.maxinteger, 1))
assert(not pcall(table.move, list, 1, 5, math.maxinteger))

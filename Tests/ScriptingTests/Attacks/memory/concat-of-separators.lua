--> memory
-- Empty texts are joined by long separators.
local list = {}
for i = 1, 1000 do list[i] = "" end
table.concat(list, ("x"):rep(1 << 20))

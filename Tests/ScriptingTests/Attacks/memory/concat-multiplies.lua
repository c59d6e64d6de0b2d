--> memory
-- A list holds the same long text a hundred times, and is joined.
local list, text = {}, ("x"):rep(1 << 20)
for i = 1, 100 do list[i] = text end
table.concat(list)

--> fine
-- A join that runs out of memory gives back all that it had taken.
local list, text = {}, ("x"):rep(1 << 20)
for i = 1, 64 do list[i] = text end
for _ = 1, 10 do assert(not pcall(table.concat, list)) end
assert(#table.concat(list, "", 1, 3) == 3 << 20)

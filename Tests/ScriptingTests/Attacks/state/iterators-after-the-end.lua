--> fine
-- Iterators are called when there is nothing left, and long after.
local one, other = users.each(), departments.each()
for _ = 1, 3 do assert(one() and other()) end
for _ = 1, 10 do assert(one() == nil and other() == nil) end
assert(users.each()().ID == 1)

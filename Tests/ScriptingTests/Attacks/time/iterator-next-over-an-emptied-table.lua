--> stopped
-- A large table is emptied, and then next looks for a first key among the empty places.
local names = {}
for i = 1, 100000 do names[i * 3] = true end
for i = 1, 100000 do names[i * 3] = nil end
while next(names) == nil do end

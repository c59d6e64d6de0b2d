--> memory
-- A table takes one new name after the other.
local names, long = {}, ("x"):rep(2000)
for i = 1, math.huge do names[long .. i] = i end

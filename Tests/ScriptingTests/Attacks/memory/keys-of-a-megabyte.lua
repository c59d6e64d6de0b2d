--> memory
-- Every key of a table is a text of a megabyte.
local names, text = {}, ("x"):rep(1 << 20)
for i = 1, 1000 do names[text .. i] = true end

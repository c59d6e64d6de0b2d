--> stopped
-- Lines of a hundred thousand letters are printed without an end.
local line = ("x"):rep(100000)
while true do print(line) end

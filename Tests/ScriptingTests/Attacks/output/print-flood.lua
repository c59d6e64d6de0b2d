--> stopped
-- Lines are printed without an end.
while true do print "x" end

--> stopped
-- Nothing is repeated a billion billion times.
while true do string.rep("", 1 << 60) end

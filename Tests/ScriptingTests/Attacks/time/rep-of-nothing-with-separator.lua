--> stopped
-- Nothing is repeated, with nothing between, as often as an integer can say.
while true do string.rep("", math.maxinteger, "") end

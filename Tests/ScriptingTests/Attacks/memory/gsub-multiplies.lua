--> memory
-- Every empty match is replaced by a hundred thousand letters.
local _ = ("x"):rep(1000000):gsub("", ("y"):rep(100000))

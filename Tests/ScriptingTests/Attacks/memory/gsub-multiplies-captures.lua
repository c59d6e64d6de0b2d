--> memory
-- A replacement names the whole match a thousand times.
local _ = ("x"):rep(100000):gsub(".*", ("%0"):rep(1000))

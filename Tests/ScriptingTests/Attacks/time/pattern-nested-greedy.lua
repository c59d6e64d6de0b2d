--> stopped
-- Many greedy repetitions in a row give back letter by letter.
local _ = ("a"):rep(3000):match("^" .. (".*"):rep(30) .. "b")

--> fine
-- A script may call another table string; texts keep their methods.
string = { upper = function() return "own" end }
assert(string.upper() == "own" and ("x"):upper() == "X")
table = nil
assert(select("#", ipairs {}) == 3)

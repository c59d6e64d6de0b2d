--> fine
-- The table behind the methods of texts is looked for, to change it.
assert(not pcall(function() getmetatable("").__index = nil end))
assert(not pcall(function() getmetatable("").__index.rep = print end))
assert(not pcall(function() getmetatable("").__add = print end))
assert(("x"):rep(2) == "xx" and "1" + 1 == 2)

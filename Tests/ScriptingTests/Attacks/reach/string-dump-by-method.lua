--> fine
-- A text is asked for the functions that string has elsewhere.
assert(not pcall(function() return ("").dump end))
assert(not pcall(function() return ("x"):dump() end))
assert(not pcall(function() return ("").load end))

--> fine
-- The value that clears is compared, indexed and changed.
assert(null ~= nil and null == null and type(null) ~= "table")
assert(not pcall(function() return null.field end))
assert(not pcall(function() null.field = 1 end))
assert(not pcall(rawset, null, "field", 1))
assert(not pcall(null))

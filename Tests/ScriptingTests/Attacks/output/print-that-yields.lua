--> fine
-- The text of an object yields, in the middle of a line.
local object = setmetatable({}, { __tostring = function() return coroutine.yield() end })
local ok = coroutine.resume(coroutine.create(print), object)
assert(ok or not ok)
print "more"

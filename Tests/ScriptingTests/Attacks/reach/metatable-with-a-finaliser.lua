--> error: a metatable with __gc is not allowed here
-- A finaliser would run when nobody watches.
setmetatable({}, { __gc = function() while true do end end })

--> error: words of its own
-- The error is an object with words of its own.
error(setmetatable({}, { __tostring = function() return "words of its own" end }))

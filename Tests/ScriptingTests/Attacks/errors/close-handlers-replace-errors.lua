--> error: second
-- The handler of a variable raises another error in place of the first.
local _ <close> = setmetatable({}, { __close = function() error("second", 0) end })
error("first", 0)

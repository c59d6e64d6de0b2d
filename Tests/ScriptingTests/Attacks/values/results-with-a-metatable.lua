--> error: results-with-a-metatable.lua
-- A program returns a table whose fields are all made up when asked for.
return setmetatable({}, { __index = function() while true do end end })

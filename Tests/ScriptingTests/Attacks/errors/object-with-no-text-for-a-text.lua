--> error: table
-- The error is an object whose text is a table.
error(setmetatable({}, { __tostring = function() return {} end }))

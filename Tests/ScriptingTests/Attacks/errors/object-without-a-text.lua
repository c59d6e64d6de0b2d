--> error: table
-- The error is an object that raises when it is asked for its text.
error(setmetatable({}, { __tostring = function() error {} end }))

--> error: own name
-- The error is an object with a name for its type.
error(setmetatable({}, { __name = "own name" }))

--> error: no text
-- An object raises when it is asked for its text.
print(setmetatable({}, { __tostring = function() error("no text", 0) end }))

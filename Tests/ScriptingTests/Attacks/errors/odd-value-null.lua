--> error: odd-value-null.lua:3
-- The program ends with the value that clears for an error.
error(null)

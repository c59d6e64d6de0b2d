--> error: false
-- The program ends with false for an error.
error(false)

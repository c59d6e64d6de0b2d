--> error: 1.5
-- The program ends with a number for an error.
error(1.5)

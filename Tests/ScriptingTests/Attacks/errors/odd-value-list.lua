--> error: table
-- The program ends with a table for an error.
error {}

--> error: table
-- The program ends with a host module for an error.
error(users)

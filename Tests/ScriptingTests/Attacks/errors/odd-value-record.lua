--> error: table
-- The program ends with a user's record for an error.
error(users.get(1))

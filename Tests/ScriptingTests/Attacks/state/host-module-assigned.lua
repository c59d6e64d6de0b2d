--> error: can't be changed
-- A host function is replaced, for all that run later.
users.get = print

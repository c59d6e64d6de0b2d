--> error: can't be changed
-- A library function is replaced.
string.rep = print

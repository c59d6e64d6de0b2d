--> error: can't be changed
-- A library function is replaced past all metamethods.
rawset(string, "rep", print)

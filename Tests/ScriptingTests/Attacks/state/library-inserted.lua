--> error: can't be changed
-- A library is taken for a list.
table.insert(string, print)

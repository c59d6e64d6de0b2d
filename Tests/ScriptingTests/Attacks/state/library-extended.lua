--> error: can't be changed
-- A library is given one function more.
function table.size() return 0 end

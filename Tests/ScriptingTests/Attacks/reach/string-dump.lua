--> error: there is no function of string 'dump'
-- A function is to be written out as bytecode.
local _ = string.dump(print)

-- The iterator of a list went through 2^63 indices and charged for none.
local step = pairs { 1, 2, 3 }
step({}, math.mininteger)

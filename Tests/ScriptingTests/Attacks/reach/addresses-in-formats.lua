--> fine
-- The format of pointers tells objects apart, and not where they are.
local one, other = {}, {}
local text = ("%p"):format(one)
assert(text:find "^0x%x+$" and #text == 16)
assert(text == ("%p"):format(one) and text ~= ("%p"):format(other))
assert(tonumber(text) < 1000000)

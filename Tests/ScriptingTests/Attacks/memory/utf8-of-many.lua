--> memory
-- Fifty thousand code points become a text, and it is repeated.
local codes = {}
for i = 1, 50000 do codes[i] = 0x7FFFFFFF end
local _ = utf8.char(table.unpack(codes)):rep(100)

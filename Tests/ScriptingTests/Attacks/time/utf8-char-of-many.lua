--> stopped
-- A hundred thousand code points become text, again and again.
local function join(...)
  while true do utf8.char(...) end
end
local codes = {}
for i = 1, 100000 do codes[i] = 0x10FFFF end
join(table.unpack(codes))

--> stopped
-- A full table loses one key and gains another, for which it is built anew.
local full = {}
for i = 1, 131072 do full[i * 3] = true end
local i = 0
while true do
  i = i + 1
  full[i * 3] = nil
  full[(i + 131072) * 3] = true
end

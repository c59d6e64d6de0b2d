--> stopped
-- A traversal of many keys is begun anew from the first, with pairs and with next.
local names = {}
for i = 1, 20000 do names["name" .. i] = i end
while true do
  for _ in pairs(names) do break end
  next(names)
end

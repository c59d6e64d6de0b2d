--> stopped
-- All pairs of a large table are visited by next, time and again.
local names = {}
for i = 1, 20000 do names["name" .. i] = i end
while true do
  for _ in next, names do end
end

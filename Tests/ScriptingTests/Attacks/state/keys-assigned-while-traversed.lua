--> fine
-- Keys come and go while a table is traversed.
local names = {}
for i = 1, 100 do names["name" .. i] = i end
for name in pairs(names) do names[name] = nil end
assert(next(names) == nil)
for i = 1, 10 do names[i] = i end
pcall(function()
  for i in pairs(names) do
    names[i + 1000] = i
    if i > 100000 then break end
  end
end)
assert(names[1] == 1 and names[1001] == 1)

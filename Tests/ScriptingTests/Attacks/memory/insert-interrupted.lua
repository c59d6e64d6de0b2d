--> fine
-- An insertion that finds no memory leaves the list as it was.
local list = {}
pcall(function()
  while true do table.insert(list, #list + 1) end
end)
local count = #list
assert(count > 1000)
for i = 1, count, 1000 do assert(list[i] == i) end

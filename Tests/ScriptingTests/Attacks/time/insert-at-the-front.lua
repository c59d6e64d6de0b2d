--> stopped
-- Every element is inserted before all others.
local list = {}
while true do
  if #list == 100000 then list = {} end
  table.insert(list, 1, true)
end

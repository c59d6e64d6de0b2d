--> stopped
-- A long list is sorted and turned round, again and again, without any comparator.
local list = {}
for i = 1, 200000 do list[i] = i * 7919 % 200003 end
while true do
  table.sort(list)
  list[1], list[#list] = list[#list], list[1]
end

--> fine
-- A comparator changes the list that is being sorted.
local list = {}
for i = 1, 100 do list[i] = 100 - i end
pcall(table.sort, list, function(left, right)
  list[#list + 1] = 0
  list[1] = nil
  list[50] = "fifty"
  return left < right
end)
pcall(table.sort, list, function() list = nil error "gone" end)
assert(list == nil)

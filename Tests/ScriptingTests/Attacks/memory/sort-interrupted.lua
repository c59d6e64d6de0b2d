--> fine
-- A comparator that runs out of memory leaves every element in the list.
local list, sum, calls = {}, 0, 0
for i = 1, 1000 do list[i] = i * 37 % 1009 end
local ok = pcall(table.sort, list, function(left, right)
  calls = calls + 1
  if calls == 3000 then local _ = ("x"):rep(1 << 30) end
  return left < right
end)
for i = 1, 1000 do sum = sum + list[i] - i * 37 % 1009 end
assert(not ok and #list == 1000 and sum == 0)

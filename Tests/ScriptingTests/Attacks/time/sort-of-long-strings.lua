--> stopped
-- A sort compares texts that differ in their last of many thousand bytes.
local list = {}
for i = 1, 100 do list[i] = ("a"):rep(100000) .. i end
while true do
  table.sort(list)
  table.sort(list, function(left, right) return left > right end)
end

--> stopped
-- A comparator decides as late as it can what is larger, to make every pivot a bad one.
local list, values, solid, pivot = {}, {}, 0, 0
for i = 1, 20000 do
  list[i], values[i] = i, math.huge
end
local function freeze(i)
  solid = solid + 1
  values[i] = solid
end
local function less(i, j)
  if values[i] == math.huge and values[j] == math.huge then freeze(i == pivot and i or j) end
  if values[i] == math.huge then pivot = i elseif values[j] == math.huge then pivot = j end
  return values[i] < values[j]
end
while true do pcall(table.sort, list, less) end

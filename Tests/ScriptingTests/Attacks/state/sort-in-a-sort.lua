--> fine
-- A comparator sorts the same list.
local list = { 5, 3, 1, 4, 2 }
local depth = 0
local function less(left, right)
  depth = depth + 1
  if depth < 20 then pcall(table.sort, list, less) end
  return left < right
end
pcall(table.sort, list, less)
assert(#list == 5)

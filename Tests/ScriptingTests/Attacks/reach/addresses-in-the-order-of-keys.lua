--> fine
-- The order in which keys come depends on nothing but the keys.
local function order(first, last, step)
  local names, keys = {}, {}
  for i = first, last, step do names["name" .. i] = true end
  for name in pairs(names) do keys[#keys + 1] = name end
  return table.concat(keys, " ")
end
assert(order(1, 100, 1) == order(100, 1, -1))

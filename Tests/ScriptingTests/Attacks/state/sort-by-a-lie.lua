--> fine
-- Comparators that contradict themselves raise or end, and lose no element.
local orders = {
  function() return true end,
  function(left, right) return left ~= right end,
  function(left, right) return (left + right) % 3 == 0 end,
  function() return nil end,
}
for _, order in ipairs(orders) do
  local list, sum = {}, 0
  for i = 1, 500 do list[i] = i end
  pcall(table.sort, list, order)
  for i = 1, 500 do sum = sum + list[i] end
  assert(#list == 500 and sum == 125250)
end

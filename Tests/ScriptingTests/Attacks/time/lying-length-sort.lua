--> fine
-- A list of a billion elements is to be sorted, which is no list and keeps nothing.
local list = setmetatable({}, {
  __len = function() return 1 << 30 end,
  __index = function(_, i) return i * 7919 % 65537 end,
  __newindex = function() end,
})
table.sort(list)
assert(next(list) == nil)

--> fine
-- A billion billion empty texts are to be joined.
local list = setmetatable({}, {
  __len = function() return 1 << 60 end,
  __index = function() return "" end,
})
assert(table.concat(list) == "")

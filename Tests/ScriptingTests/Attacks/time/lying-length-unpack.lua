--> fine
-- A list says that it is longer than all stacks, and is unpacked.
local list = setmetatable({ "x" }, {
  __len = function() return 1 << 40 end,
  __index = function(_, i) return i end,
})
for _ = 1, 100 do assert(select("#", table.unpack(list)) == 1) end

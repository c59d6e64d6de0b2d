--> fine
-- Variables are closed in order although memory has run out.
local closed = 0
local guard = setmetatable({}, { __close = function() closed = closed + 1 end })
local ok = pcall(function()
  local _ <close> = guard
  local _ <close> = guard
  local list = {}
  while true do list[#list + 1] = {} end
end)
assert(not ok and closed == 2)

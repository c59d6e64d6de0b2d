--> stopped
-- A comparison for order loops, and so does a sort by it.
local metatable = {
  __lt = function()
    while true do end
  end,
}
local one, other = setmetatable({}, metatable), setmetatable({}, metatable)
while true do
  pcall(function() return one < other end)
  pcall(table.sort, { one, other, one })
end

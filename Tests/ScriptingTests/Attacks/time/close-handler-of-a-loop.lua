--> stopped
-- The closing value of a generic for loops once the for is left.
local closing = setmetatable({}, {
  __close = function()
    while true do end
  end,
})
for _ in next, { 1 }, nil, closing do break end

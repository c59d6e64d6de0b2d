--> fine
-- Variables that closures share keep their values when memory runs out between two writes.
local one, other = 0, 0
local function both()
  one = one + 1
  local _ = ("x"):rep(one > 10 and 1 << 30 or 1)
  other = other + 1
end
for _ = 1, 20 do pcall(both) end
assert(one == 20 and other == 10)

--> fine
-- The same seed gives the same numbers, in coroutines too.
local function draw()
  math.randomseed(42)
  return math.random(1 << 40)
end
local first = draw()
math.random()
assert(draw() == first and coroutine.wrap(draw)() == first)

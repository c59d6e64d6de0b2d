--> fine
-- The memory is full of garbage when a function asks for a large buffer.
local function fill()
  local list = {}
  while true do list[#list + 1] = {} end
end
for _ = 1, 2 do
  assert(not pcall(fill))
  assert(#("x"):rep(4 << 20) == 4 << 20)
end

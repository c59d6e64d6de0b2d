--> fine
-- Host functions are called at the end of the stack, with as many arguments as it holds.
local depth, bottom, calls = 0, math.huge, 0
local function deep()
  depth = depth + 1
  if depth > bottom and calls < 3 then
    calls = calls + 1
    pcall(users.get, 1)
  end
  return deep() + 1
end
assert(not pcall(deep))
depth, bottom = 0, depth - 3
assert(not pcall(deep) and calls > 0)
pcall(function() users.get(1, table.unpack({}, 1, 200000)) end)
pcall(function() print(user.update({ ID = 1 }, table.unpack({}, 1, 200000))) end)
assert(users.get(2).NAME == "Boris")

--> fine
-- Host functions are called from coroutines within coroutines, up to the last that there can be.
local each = users.each()
local function deep(depth)
  local record = users.get(1)
  assert(record.NAME == "Anna")
  pcall(each)
  pcall(users.each)
  pcall(coroutine.wrap(deep), depth + 1)
end
deep(1)
assert(users.get(2).NAME == "Boris")

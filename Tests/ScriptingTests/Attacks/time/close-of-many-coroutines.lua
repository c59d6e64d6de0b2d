--> stopped
-- A hundred coroutines wait to be closed, each with a handler that loops.
local trap = setmetatable({}, {
  __close = function()
    while true do end
  end,
})
local threads = {}
for i = 1, 100 do
  threads[i] = coroutine.create(function()
    local _ <close> = trap
    coroutine.yield()
  end)
  coroutine.resume(threads[i])
end
while true do
  for i = 1, 100 do pcall(coroutine.close, threads[i]) end
end

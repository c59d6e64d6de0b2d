--> stopped
-- Coroutines that began long ago take over one after the other.
local crew = {}
for i = 1, 100 do
  crew[i] = coroutine.wrap(function()
    coroutine.yield()
    while true do pcall(error) end
  end)
  crew[i]()
end
for i = 1, 100 do pcall(crew[i]) end
while true do end

--> stopped
-- Coroutines resume each other until the C stack ends, again and again.
local function deeper()
  return coroutine.resume(coroutine.create(deeper))
end
while true do deeper() end

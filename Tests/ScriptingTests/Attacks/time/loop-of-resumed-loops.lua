--> stopped
-- Each loop that is stopped leaves a dead coroutine, and the next one is made.
while true do
  coroutine.resume(coroutine.create(function()
    while true do end
  end))
end

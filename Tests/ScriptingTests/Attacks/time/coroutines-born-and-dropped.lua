--> stopped
-- Coroutines are made by the thousand, and none is kept.
while true do
  coroutine.create(print)
  coroutine.wrap(function() end)()
end

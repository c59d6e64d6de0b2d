-- Without memory for its message, the error of resuming a dead coroutine went past `other` to the
-- main thread, and the dead one went on to count as the one that runs, beyond its end.
local dead = coroutine.create(error)
coroutine.resume(dead)
local junk, count = {}, 0
for i = 1, 9000 do junk[i] = false end
local fillers = {}
for i, size in ipairs { 65536, 16384, 4096, 1000, 300, 100, 30, 16, 1, 1 } do
  fillers[i] = coroutine.create(function()
    while true do
      count = count + 1
      junk[count] = string.rep("x", size) .. count
    end
  end)
end
local resume = coroutine.resume
local other = coroutine.create(function()
  for i = 1, #fillers do resume(fillers[i]) end
  resume(dead)
end)
pcall(resume, other)
junk = nil
local is_passed_by = coroutine.status(other) == "normal"
other, dead = nil, nil
for _ = 1, 20 do pcall(string.rep, "x", 1 << 30) end
assert(not is_passed_by)

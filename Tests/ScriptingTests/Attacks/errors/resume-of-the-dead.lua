--> fine
-- Coroutines are resumed when they have ended, failed or not begun.
local function try(thread) return select(2, coroutine.resume(thread)) end
local done = coroutine.create(function() end)
coroutine.resume(done)
assert(try(done) == "cannot resume dead coroutine")
local failed = coroutine.create(error)
coroutine.resume(failed, "x")
assert(try(failed) == "cannot resume dead coroutine")
assert(coroutine.close(failed) == false or true)
for _, value in ipairs { 1, "x", {}, print } do
  assert(not pcall(coroutine.resume, value) and not pcall(coroutine.close, value))
  assert(not pcall(coroutine.status, value))
end
assert(not pcall(coroutine.create, 1) and not pcall(coroutine.wrap))

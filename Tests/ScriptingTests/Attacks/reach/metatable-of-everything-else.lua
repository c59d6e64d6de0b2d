--> fine
-- Numbers, functions, coroutines and null have no metatable, and can't get one.
for _, value in ipairs { 1, 1.5, true, print, users.get, coroutine.running(), null } do
  assert(not getmetatable(value))
  assert(not pcall(setmetatable, value, {}))
end

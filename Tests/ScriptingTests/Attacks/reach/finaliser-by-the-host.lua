--> fine
-- A host function is to be the finaliser.
for _, call in ipairs { users.get, user.update, print, log.info, setmetatable, coroutine.wrap } do
  assert(not pcall(setmetatable, {}, { __gc = call }))
end

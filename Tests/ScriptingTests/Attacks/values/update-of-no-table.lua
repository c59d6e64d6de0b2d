--> fine
-- Updates are given what is no table of fields.
for _, value in ipairs { true, 1, 1.5, "ID", print, null, coroutine.running(), users.each() } do
  assert(not pcall(user.update, value))
end
assert(not pcall(user.update) and not pcall(user.update, nil) and not pcall(user.update, {}))
assert(not pcall(user.update, { 1, 2, 3 }) and not pcall(user.update, { ID = 1, "NAME" }))

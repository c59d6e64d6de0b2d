--> fine
-- What must never be empty is cleared.
for _, value in ipairs { null, "", {} } do
  assert(not pcall(user.update, { ID = 1, EMAIL = value }))
  assert(not pcall(user.update, { ID = 1, ACTIVE = value }))
end

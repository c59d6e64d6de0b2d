--> fine
-- Libraries, host modules and globals go where a table of fields is expected.
for _, module in ipairs { string, table, users, user, _G } do
  assert(not pcall(user.update, module))
  assert(not pcall(user.update, { ID = 1, NAME = module }))
end
assert(users.get(1).NAME == "Anna")

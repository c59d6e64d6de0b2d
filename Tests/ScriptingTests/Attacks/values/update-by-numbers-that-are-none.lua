--> fine
-- Fields are given infinities and what is no number.
for _, value in ipairs { 0 / 0, -(0 / 0), 1 / 0, -1 / 0, 1e308 * 10 } do
  for _, name in ipairs { "NAME", "ACTIVE", "UF_DEPARTMENT", "PERSONAL_BIRTHDAY", "EMAIL" } do
    assert(not pcall(user.update, { ID = 1, [name] = value }))
    assert(not pcall(user.update, { ID = 1, [name] = { value } }))
  end
end

--> fine
-- Fields that the portal alone writes are written.
local names = { "XML_ID", "LAST_LOGIN", "DATE_REGISTER", "USER_TYPE", "IS_ONLINE", "TIMESTAMP_X" }
for _, name in ipairs(names) do
  assert(not pcall(user.update, { ID = 1, [name] = "x" }), name)
end

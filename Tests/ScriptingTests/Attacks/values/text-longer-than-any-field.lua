--> fine
-- Functions for short texts are given more than a megabyte.
local long = ("x "):rep(3 << 18)
for _, module in ipairs { text, email, phone, log } do
  for _, call in pairs(module) do pcall(call, long) end
end
pcall(user.update, { ID = 1, WORK_NOTES = long })
pcall(departments.find, { NAME = long })
pcall(departments.get, long)
pcall(users.get, long)
assert(users.get(2).NAME == "Boris")

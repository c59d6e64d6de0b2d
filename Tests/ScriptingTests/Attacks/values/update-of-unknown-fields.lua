--> fine
-- Fields that no user has are written, some of which Lua or the host might know.
local names = {
  "NAMES", "name", "", " NAME", "NAME\0", "__index", "ID2", "PASSWORD", "ADMIN", "*", "toString",
}
for _, name in ipairs(names) do
  assert(not pcall(user.update, { ID = 1, NAME = "Eve", [name] = "x" }), name)
end
assert(users.get(1).NAME == "Anna")

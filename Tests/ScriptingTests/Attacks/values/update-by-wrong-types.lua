--> fine
-- Text fields are given everything but text.
local values = {
  true, false, 1.5, 1e300, { "a", "b" }, { a = 1 }, print, coroutine.running(), users,
}
for _, value in ipairs(values) do
  assert(not pcall(user.update, { ID = 1, NAME = value }))
end
assert(users.get(1).LAST_NAME == "Alt")

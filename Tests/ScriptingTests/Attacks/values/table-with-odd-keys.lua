--> fine
-- Keys are no names and no numbers of a list.
local keys = { true, false, 1.5, -0.5, 1 / 0, print, {}, null, coroutine.running(), users }
for _, key in ipairs(keys) do
  assert(not pcall(user.update, { ID = 1, NAME = "Eve", [key] = "x" }))
  assert(not pcall(user.update, { ID = 1, NAME = { [key] = "x" } }))
  assert(not pcall(users.find, { [key] = "x" }))
end
assert(users.get(1).NAME == "Anna")

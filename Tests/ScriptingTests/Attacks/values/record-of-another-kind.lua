--> fine
-- Records that the host gave out come back where others are expected.
assert(not pcall(user.update, departments.get(1)))
assert(not pcall(users.find, departments.get(1)))
assert(not pcall(users.get, users.get(1)))
assert(not pcall(user.update, { ID = users.get(1), NAME = "Eve" }))
assert(not pcall(user.update, { ID = 1, NAME = users.get(2) }))
assert(users.get(1).NAME == "Anna")

--> fine
-- Lists have names too, and records have items.
assert(not pcall(user.update, { ID = 1, UF_DEPARTMENT = { 1, NAME = "x" } }))
assert(not pcall(user.update, { "x", ID = 1, NAME = "Eve" }))
assert(not pcall(users.find, { "x", NAME = "Anna" }))
assert(not pcall(departments.find, { "x", NAME = "North" }))

--> fine
-- Tables nest deeper than any field of a user.
local deep = { "x" }
for _ = 1, 100000 do deep = { deep } end
assert(not pcall(user.update, { ID = 1, NAME = deep }))
assert(not pcall(user.update, { ID = 1, UF_DEPARTMENT = deep }))
assert(not pcall(users.find, { NAME = deep }) and not pcall(departments.find, { NAME = deep }))

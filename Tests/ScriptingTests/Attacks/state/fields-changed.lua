--> fine
-- The list of fields is changed, and a field of the script's own is used.
local fields = users.fields()
fields.MINE, fields.NAME = "My own field.", nil
assert(users.fields().NAME and not users.fields().MINE)
assert(not pcall(users.find, { MINE = 1 }))
assert(not pcall(user.update, { ID = 1, MINE = 1 }))

--> fine
-- A record is written back as somebody else's.
local fields = { ID = 2, NAME = users.get(1).NAME }
assert(user.update(fields))
fields.ID, fields.NAME = 3, "Later"
assert(users.get(2).NAME == "Anna" and users.get(3).NAME == "Cara")

--> fine
-- A record is given fields that no user has, past its metatable, and written back.
local record = users.get(1)
assert(not pcall(function() record.MINE = 1 end))
rawset(record, "MINE", 1)
assert(not pcall(user.update, record))

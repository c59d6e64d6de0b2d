--> fine
-- A record that was read is changed, and read again.
local record = users.get(1)
record.NAME = "Eve"
rawset(record, "LAST_NAME", "Adam")
assert(users.get(1).NAME == "Anna" and users.get(1).LAST_NAME == "Alt")
for each in users.each() do each.NAME = nil end
assert(users.find({ NAME = "Cara" }).ID == 3)

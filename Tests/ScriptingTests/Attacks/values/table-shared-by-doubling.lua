--> stopped
-- Twenty tables, each of which holds the next one twice, would be a million when copied.
local shared = { "x" }
for _ = 1, 20 do shared = { shared, shared } end
while true do
  pcall(user.update, { ID = 1, NAME = shared })
  pcall(users.find, { NAME = shared })
  pcall(users.get, shared)
  pcall(phone.parse, shared)
end

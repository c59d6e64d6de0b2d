--> stopped
-- An update has fifty thousand fields, none of which exists.
local fields = { ID = 1 }
for i = 1, 50000 do fields["FIELD_" .. i] = "x" end
while true do
  pcall(user.update, fields)
  pcall(users.find, fields)
end

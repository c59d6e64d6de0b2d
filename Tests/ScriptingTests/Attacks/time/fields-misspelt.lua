--> stopped
-- Records and filters are asked for a field with a name of a megabyte.
local record, name = users.get(1), ("X"):rep(1 << 20)
while true do
  pcall(function() return record[name] end)
  pcall(users.find, { [name] = 1 })
  pcall(user.update, { ID = 1, [name] = 1 })
  pcall(departments.find, { [name] = 1 })
end

--> stopped
-- The same megabyte of text is the value of every field.
local fields, text = { ID = 1 }, ("\u{E9}"):rep(1 << 19)
for name in pairs(users.fields()) do
  if name ~= "ID" then fields[name] = text end
end
while true do pcall(user.update, fields) end

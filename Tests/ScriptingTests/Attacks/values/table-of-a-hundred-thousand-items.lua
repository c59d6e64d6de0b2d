--> stopped
-- A list of a hundred thousand values goes where a name is expected.
local list = {}
for i = 1, 100000 do list[i] = i end
while true do
  pcall(user.update, { ID = 1, NAME = list })
  pcall(user.update, { ID = 1, UF_DEPARTMENT = list })
  pcall(users.get, list)
  pcall(text.trim, list)
end

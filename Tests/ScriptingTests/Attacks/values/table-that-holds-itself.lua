--> fine
-- Tables hold themselves, near and far.
local near = { ID = 1 }
near.NAME = near
local far = { ID = 1, NAME = { { { {} } } } }
far.NAME[1][1][1][1] = far
for _, circle in ipairs { near, far } do
  assert(not pcall(user.update, circle))
  assert(not pcall(users.find, circle))
end

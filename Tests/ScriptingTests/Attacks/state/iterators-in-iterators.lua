--> fine
-- Users are iterated within users within users, and updated on the way.
local count = 0
for one in users.each() do
  for other in users.each() do
    for _ in users.each { NAME = one.NAME } do count = count + 1 end
    user.update { ID = other.ID, WORK_POSITION = "Position " .. count }
  end
end
assert(count == 9 and users.get(3).WORK_POSITION == "Position 9")

-- Changes more users than one batch takes, so that the run can be interrupted.
local count = 0
for person in users.each() do
  if person.ID > 12 and count < 97 then
    count = count + 1
    user.update { ID = person.ID, WORK_PAGER = "p" .. count }
  end
end

-- Gives ten thousand employees a note each.
local left = 10000
for person in users.each() do
  if left == 0 then
    break
  end
  left = left - 1
  user.update { ID = person.ID, WORK_NOTES = "Note " .. person.ID }
end

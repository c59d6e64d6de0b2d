--> stopped
-- One user is updated for ever, by turns to one name and another.
while true do
  user.update { ID = 1, NAME = "Anne" }
  user.update { ID = 1, NAME = "Anna" }
end

--> stopped
-- The portal is searched without a pause, by user and by department.
while true do
  users.find { NAME = "Anna" }
  departments.find { NAME = "North" }
  departments.path(3)
end

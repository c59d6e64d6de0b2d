--> stopped
-- Iterators over users and departments are made and never used.
while true do
  users.each()
  departments.each()
end

-- Reads every user of the portal.
local count = 0
for _ in users.each { ACTIVE = true } do
  count = count + 1
end
print(count)

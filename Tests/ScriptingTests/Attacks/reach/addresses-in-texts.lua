--> fine
-- Texts of objects are searched for addresses.
local values = { {}, print, function() end, coroutine.create(print), users, users.get, null }
for _, value in ipairs(values) do
  assert(not tostring(value):find "%x%x%x%x%x%x%x", tostring(value))
  assert(tostring(value) == tostring(value))
end

--> fine
-- Records that the host made show no metatable, and take none.
for _, record in ipairs { users.get(1), departments.get(1) } do
  assert(getmetatable(record) == false)
  assert(not pcall(setmetatable, record, nil))
  assert(not pcall(setmetatable, record, { __index = print }))
end

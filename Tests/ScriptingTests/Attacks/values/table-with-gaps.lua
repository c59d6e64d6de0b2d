--> fine
-- Lists have gaps, and begin before one.
local lists = {
  { [1] = 1, [3] = 1 }, { [2] = 1 }, { [0] = 1 }, { [-1] = 1 }, { [math.maxinteger] = 1 },
  { [math.mininteger] = 1 }, { 1, [1 << 40] = 1 },
}
for _, list in ipairs(lists) do
  assert(not pcall(user.update, { ID = 1, UF_DEPARTMENT = list }))
  assert(not pcall(users.find, { UF_DEPARTMENT = list }))
end

--> fine
-- Users move to departments with ids beyond all counting.
local most, least = math.maxinteger, math.mininteger
for _, id in ipairs { 0, -1, 99, 1.5, 2 ^ 53, 2 ^ 63, 1e300, most, least, "3e0", "x" } do
  assert(not pcall(user.update, { ID = 1, UF_DEPARTMENT = id }))
  assert(not pcall(user.update, { ID = 1, UF_DEPARTMENT = { 1, id } }))
end

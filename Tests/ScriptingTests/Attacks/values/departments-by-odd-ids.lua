--> fine
-- Departments are asked for by what is no id.
local most, least = math.maxinteger, math.mininteger
for _, id in ipairs { 0, -1, 4, 1.5, 0 / 0, 1 / 0, 1e300, "", "x", "1\0", most, least } do
  assert(departments.get(id) == nil and departments.path(id) == nil)
end
for _, id in ipairs { true, {}, print, null } do assert(not pcall(departments.get, id)) end

--> fine
-- Users are searched by what is no filter.
local filters = {
  true, 1, "NAME", print, null, { 1 }, { NAMES = "x" }, { NAME = print }, { NAME = users },
}
for _, filter in ipairs(filters) do
  assert(not pcall(users.find, filter))
  assert(not pcall(users.each, filter))
end
assert(not pcall(users.find, { USER_TYPE = "employee" }))

--> fine
-- Users are asked for by what is no id.
local ids = { 0, -1, 1.5, 0 / 0, 1 / 0, 1e300, "", "x", "1\0", true, {}, print, null, users }
for _, id in ipairs(ids) do assert(not pcall(users.get, id)) end
assert(not pcall(users.get) and not pcall(users.get, nil))
assert(users.get(4) == nil and users.get(math.maxinteger) == nil and users.get(2 ^ 53) == nil)

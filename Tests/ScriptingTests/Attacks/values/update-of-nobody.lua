--> fine
-- Updates name users who can't exist.
local ids = {
  0, -1, 4, 1.5, 0 / 0, 1 / 0, -1 / 0, 1e300, 2 ^ 53, 2 ^ 63, math.maxinteger, math.mininteger,
  "", "one", "1e0", "0x1", "1\0", "99999999999999999999",
  true, {}, { 1 }, print, null, coroutine.running(), users,
}
for _, id in ipairs(ids) do assert(not pcall(user.update, { ID = id, NAME = "Eve" })) end
assert(not pcall(user.update, { NAME = "Eve" }))

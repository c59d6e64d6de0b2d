--> fine
-- A traversal goes on from keys that the table never had, and comes to its end.
local list = { 1, 2, a = 1, b = 2, [print] = 3 }
for _, key in ipairs { "none", "", 99, 1.5, {}, print, -1, 0 / 0, true } do
  local steps = 0
  pcall(function()
    for _ in next, list, key do steps = steps + 1 end
  end)
  assert(steps <= 5)
end
assert(not pcall(next) and not pcall(next, 1))

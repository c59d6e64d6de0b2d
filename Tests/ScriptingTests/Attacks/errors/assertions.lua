--> fine
-- Assertions fail with values of every kind.
for _, value in ipairs { 1, "x", {}, print, true } do
  local ok, got = pcall(assert, false, value)
  assert(not ok and got == value)
end
assert(not pcall(assert) and select("#", assert(1, 2, nil)) == 3)

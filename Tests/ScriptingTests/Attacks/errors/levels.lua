--> fine
-- Errors lay the blame on callers who don't exist.
local most, least = math.maxinteger, math.mininteger
for _, level in ipairs { 0, 1, 2, 3, 100, 1 << 31, 1 << 32, most, -1, least } do
  local ok, message = pcall(error, "x", level)
  assert(not ok and message:sub(-1) == "x")
end
assert(not pcall(error, "x", 1.5) and not pcall(error, "x", {}))

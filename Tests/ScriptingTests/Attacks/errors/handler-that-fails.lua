--> fine
-- A message handler fails with every message, its own too.
local calls = 0
local ok = xpcall(error, function(message)
  calls = calls + 1
  error(message, 0)
end, "first")
assert(not ok and calls > 0)

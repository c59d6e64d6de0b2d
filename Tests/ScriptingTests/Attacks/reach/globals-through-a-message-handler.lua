--> fine
-- A message handler is called by the host's side, and sees no more for it.
local ok, seen = xpcall(error, function()
  return pcall(function() return debug end)
end)
assert(not ok and seen == false)

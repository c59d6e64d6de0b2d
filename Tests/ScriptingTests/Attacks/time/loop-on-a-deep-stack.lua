--> stopped
-- A loop is stopped at the top of a deep stack, which is a long way to tell of.
local function deep(depth)
  if depth > 0 then return 1 + deep(depth - 1) end
  while true do end
end
deep(50000)

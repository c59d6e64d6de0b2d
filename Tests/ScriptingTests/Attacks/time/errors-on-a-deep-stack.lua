--> stopped
-- Errors at the top of a deep stack lay the blame on its bottom.
local function deep(depth)
  if depth > 0 then return 1 + deep(depth - 1) end
  while true do pcall(error, "far", 50000) end
end
deep(50000)

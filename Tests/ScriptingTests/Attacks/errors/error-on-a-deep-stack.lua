--> error: from far up
-- An error is raised at the top of a deep stack, and nobody catches it.
local function deep(depth)
  if depth > 0 then return 1 + deep(depth - 1) end
  error("from far up", 50000)
end
deep(50000)

--> stopped
-- Frame over frame waits for its variable to be closed, and every handler loops.
local trap = setmetatable({}, {
  __close = function()
    while true do end
  end,
})
local function frame(depth)
  local _ <close> = trap
  if depth > 0 then pcall(frame, depth - 1) end
  while true do end
end
frame(150)

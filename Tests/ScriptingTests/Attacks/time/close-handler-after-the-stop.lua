--> stopped
-- A loop is stopped while a variable waits to be closed, whose handler is a loop too.
local trap = setmetatable({}, {
  __close = function()
    while true do pcall(error) end
  end,
})
pcall(function()
  local _ <close> = trap
  while true do end
end)

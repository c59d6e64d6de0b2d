--> stopped
-- Handlers replace the error at hand by their own, in frame after frame.
local trap = setmetatable({}, { __close = function() error "again" end })
local function frame()
  local _ <close> = trap
  error "first"
end
while true do pcall(frame) end

--> stopped
-- The stack is run over from within pcall, as often as time allows.
local function deep() return 1 + deep() end
while true do pcall(deep) end

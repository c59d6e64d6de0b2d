--> stopped
-- A function pcalls itself twice, so that the calls double with every level.
local function doubled()
  pcall(doubled)
  pcall(doubled)
end
while true do doubled() end

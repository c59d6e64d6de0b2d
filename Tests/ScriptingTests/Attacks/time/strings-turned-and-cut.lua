--> stopped
-- A long text is turned round, cut, raised and lowered.
local text = ("aB"):rep(1 << 20)
while true do
  local _ = text:reverse():upper():lower():sub(2)
end

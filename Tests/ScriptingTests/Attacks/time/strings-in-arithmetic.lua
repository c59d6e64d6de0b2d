--> stopped
-- Operators read megabytes of digits as numbers.
local text = "0x" .. ("1"):rep(4 << 20)
while true do
  local _ = text + 1 - -text // 2
end

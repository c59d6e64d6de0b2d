--> stopped
-- Megabytes of digits are read as a number, in every base.
local text = ("1"):rep(4 << 20)
while true do
  tonumber(text)
  tonumber(text, 2)
  tonumber(text, 36)
end

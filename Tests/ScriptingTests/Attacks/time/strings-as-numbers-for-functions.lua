--> stopped
-- Functions that take a number are given megabytes of digits.
local text = "0x" .. ("1"):rep(4 << 20)
while true do
  pcall(math.floor, text)
  pcall(math.max, text, text, text)
  pcall(select, text)
end

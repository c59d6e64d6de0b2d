--> stopped
-- A telephone number has half a megabyte of digits.
local digits = ("1"):rep(1 << 19)
while true do
  phone.parse(digits, "DE")
  phone.valid("+49" .. digits)
end

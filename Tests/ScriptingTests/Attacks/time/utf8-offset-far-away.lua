--> stopped
-- Places are counted from one end of megabytes to the other.
local text = ("\u{7FF}"):rep(2 << 20)
while true do
  utf8.offset(text, 2 << 20)
  utf8.offset(text, -(2 << 20))
  utf8.offset(text, math.maxinteger)
end

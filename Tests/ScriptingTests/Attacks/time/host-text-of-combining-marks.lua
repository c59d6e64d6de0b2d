--> stopped
-- One letter carries a hundred thousand accents.
local letter = "a" .. ("\u{301}"):rep(1 << 17)
while true do
  text.trim(letter)
  text.squeeze(letter)
  text.lower(letter)
end

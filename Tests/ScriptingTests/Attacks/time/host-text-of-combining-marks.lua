--> stopped
-- Letters that carry as many accents as a text may have.
local letter = ("a" .. ("\u{301}"):rep(1000)):rep(64)
while true do
  text.trim(letter)
  text.squeeze(letter)
  text.lower(letter)
end

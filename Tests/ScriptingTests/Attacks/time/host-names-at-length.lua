--> stopped
-- The longest names there may be are titled, folded and written in Latin letters.
local words, letters = ("ab "):rep(5461), ("\u{416}"):rep(8192)
while true do
  text.title(words)
  text.title((" "):rep(16384))
  text.title(letters)
  text.fold(letters)
  text.latin(letters)
end

--> stopped
-- A long text is trimmed, squeezed and raised, letter by letter.
local words = ("a\u{308}  \u{1F469}\u{200D}\u{1F467}"):rep(20000)
while true do
  text.squeeze(words)
  text.upper(words)
  text.trim(words)
end

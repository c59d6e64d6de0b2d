--> stopped
-- A text of megabytes is walked through character by character.
local text = ("\u{7FF}"):rep(2 << 20)
while true do
  for _ in utf8.codes(text) do end
end

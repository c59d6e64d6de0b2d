--> fine
-- Texts are trimmed, squeezed, raised and lowered that hold what few do.
local texts = {
  "", "\0", "\r\n", "\u{DF}", "\u{130}", "\u{FB03}", "\u{1F469}\u{200D}\u{1F467}", "\u{202E}x",
  "\u{10FFFF}", ("\u{FDFA}"):rep(1000), "a" .. ("\u{301}"):rep(1000),
}
for _, each in ipairs(texts) do
  for _, call in pairs(text) do assert(pcall(call, each)) end
  for _, call in pairs(email) do assert(pcall(call, each)) end
end
assert(text.upper("\u{DF}") == "SS" and text.trim(nil) == nil)

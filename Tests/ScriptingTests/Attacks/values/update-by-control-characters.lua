--> fine
-- Texts hold zeros, escapes and other orders to machines.
for _, character in ipairs { "\0", "\1", "\7", "\8", "\27", "\127", "\u{80}", "\u{9B}" } do
  assert(not pcall(user.update, { ID = 1, NAME = "A" .. character }), character:byte(1, -1))
  assert(not pcall(user.update, { ID = 1, NAME = character .. "A" }), character:byte(1, -1))
end

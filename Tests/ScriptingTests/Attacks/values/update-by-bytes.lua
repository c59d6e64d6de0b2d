--> fine
-- Texts are bytes that are no UTF-8.
local texts = { "\xFF", "A\xC0\x80", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xE2\x82", "\x80" }
for _, bytes in ipairs(texts) do
  assert(not pcall(user.update, { ID = 1, NAME = bytes }))
  assert(not pcall(user.update, { ID = 1, [bytes] = "x" }))
  assert(not pcall(user.update, { ID = bytes, NAME = "x" }))
  assert(not pcall(users.find, { NAME = bytes }))
end

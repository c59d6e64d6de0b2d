--> fine
-- Addresses smuggle headers, markup and second addresses.
local texts = {
  "a@example.com\nBcc: b@example.com", "a@example.com,b@example.com", "a@b@example.com",
  "<a@example.com>", "a @example.com", "@example.com", "a@", "a@localhost", "a\0@example.com",
}
for _, text in ipairs(texts) do assert(not pcall(user.update, { ID = 1, EMAIL = text }), text) end
local pages = { "javascript:alert(1)", "file:///etc/passwd", "http://", "http://a b.example.com" }
for _, text in ipairs(pages) do
  assert(not pcall(user.update, { ID = 1, PERSONAL_WWW = text }), text)
end

--> fine
-- Photos have names that lead elsewhere, and contents that are no Base64.
for _, name in ipairs { "", "../a.jpg", "/etc/passwd", "a/b.jpg", "a\0.jpg", "a\n.jpg" } do
  assert(not pcall(user.update, { ID = 1, PERSONAL_PHOTO = { name, "AAAA" } }), name)
end
local photos = {
  "a.jpg", { "a.jpg" }, { "a.jpg", "!" }, { "a.jpg", 1 }, { "a.jpg", "AAAA", "AAAA" },
}
for _, photo in ipairs(photos) do
  assert(not pcall(user.update, { ID = 1, PERSONAL_PHOTO = photo }))
end

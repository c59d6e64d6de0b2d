--> fine
-- Bytes that are no UTF-8 are counted, walked and cut.
for _, bytes in ipairs { "\xFF", "\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82" } do
  assert(utf8.len(bytes) == nil)
  assert(not pcall(utf8.codepoint, bytes))
  assert(not pcall(function()
    for _ in utf8.codes(bytes) do end
  end))
  assert(not pcall(text.trim, bytes) and not pcall(phone.parse, bytes))
end

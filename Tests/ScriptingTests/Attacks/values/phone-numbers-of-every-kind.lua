--> fine
-- What is no telephone number is parsed.
local texts = {
  "", " ", "+", "++49", "tel:", "112", "\u{661}\u{662}", "a", "0", "-1", "%s%n", "\n", "1\u{301}",
  "+49" .. ("1"):rep(250), "+49;ext=" .. ("9"):rep(100),
}
for _, text in ipairs(texts) do
  pcall(phone.parse, text, "DE")
  pcall(phone.e164, text)
  pcall(phone.format, text, "DE", "national")
  assert(type(phone.valid(text, "DE")) == "boolean")
end
for _, region in ipairs { "", "de-DE", "XX", "GERMANY", "\0", "../", ("D"):rep(1000) } do
  pcall(phone.parse, "0151 23456789", region)
end
assert(not pcall(phone.format, "+4915123456789", nil, "shouted"))
assert(not pcall(phone.parse, "\xFF") and not pcall(phone.parse, {}))

--> fine
-- Patterns end in the middle of what they say.
local patterns = { "%", "[", "[a", "[^", "[a-", "[%", "(", "%b", "%bx", "%f", "%1", "(%1)", "%9" }
for _, pattern in ipairs(patterns) do
  assert(not pcall(string.find, "text", pattern), pattern)
  assert(not pcall(string.match, "text", pattern), pattern)
end
for _, replacement in ipairs { "%", "%2", "%x", "%9" } do
  assert(not pcall(string.gsub, "text", "t", replacement), replacement)
end

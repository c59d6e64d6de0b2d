--> fine
-- A hundred thousand accents on one letter, for all that compares texts in a normal form.
local marks = "a" .. ("\u{301}\u{316}"):rep(60000)
for _, try in ipairs {
  function() departments.find { PATH = marks } end,
  function() departments.find { NAME = marks } end,
  function() users.find { NAME = marks } end,
  function() users.find { [marks] = "Anna" } end,
  function() user.update { ID = 1, NAME = marks } end,
  function() user.update { ID = 1, [marks] = "Anna" } end,
  function() return _G[marks] end,
  function() return params[marks] end,
  function() log.info(marks) end,
  function() print(marks) end,
  function() error(marks) end,
  function() json.encode { [marks] = marks } end,
  function() require(marks) end,
  function() phone.e164("030 23125000", marks) end,
  function() date.parse("1.2.2025", marks) end,
} do
  pcall(try)
end
-- What people write is compared.
assert(text.trim(" a" .. ("\u{301}"):rep(20) .. " ") == "a" .. ("\u{301}"):rep(20))

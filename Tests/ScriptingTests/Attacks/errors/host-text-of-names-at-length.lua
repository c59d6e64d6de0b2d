--> fine
-- Letters with a hundred thousand accents, for functions that take them apart: no name is so long.
local accents = ("\u{301}\u{316}"):rep(50000)
for _, name in ipairs { "fold", "title", "latin" } do
  local is_read, message = pcall(text[name], "a" .. accents)
  assert(not is_read and message:find("a name of at most 16 KiB expected", 1, true), name)
  assert(text[name]("a" .. accents:sub(1, 1600)), name)
end

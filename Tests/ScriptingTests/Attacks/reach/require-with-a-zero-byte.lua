--> fine
-- A zero byte is to cut the name that was checked.
local names = { "modules.answer\0", "\0", "modules.answer\0.lua", "../x\0modules.answer" }
for _, name in ipairs(names) do
  assert(not pcall(require, name))
end

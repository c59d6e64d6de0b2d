--> fine
-- Modules are named by paths of every kind.
local names = {
  "", ".", "..", "...", "/", "/etc/passwd", "../SandboxTests", "modules/answer", "./modules.answer",
  "modules..answer", ".modules.answer", "modules.answer.", "modules.answer.lua", "~", "C:\\codes",
  "file:///etc/passwd", "modules\\answer", "modules answer", "modules.answer\n", "modules-answer",
  "modules.\u{430}nswer",
}
for _, name in ipairs(names) do assert(not pcall(require, name), name) end
assert(require "modules.answer" == 42)

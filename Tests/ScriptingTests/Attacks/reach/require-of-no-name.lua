--> fine
-- Modules are named by what is no text.
for _, name in ipairs { 1, 0.5, true, {}, print, null, coroutine.running() } do
  assert(not pcall(require, name))
end
assert(not pcall(require) and not pcall(require, nil) and not pcall(require, 0 / 0))
local object = setmetatable({}, { __tostring = function() return "modules.answer" end })
assert(not pcall(require, object))

--> fine
-- Environment, files and locale are asked for by every name that os has elsewhere.
local names = { "execute", "exit", "getenv", "remove", "rename", "setlocale", "tmpname" }
for _, name in ipairs(names) do
  assert(not pcall(function() return os[name] end))
  assert(rawget(os, name) == nil)
end

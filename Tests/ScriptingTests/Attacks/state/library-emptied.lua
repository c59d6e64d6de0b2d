--> fine
-- Every function of every library is taken away.
for _, module in ipairs { string, table, math, os, utf8, coroutine } do
  for name in pairs(module) do
    assert(not pcall(rawset, module, name, nil))
    assert(not pcall(function() module[name] = nil end))
    assert(module[name] ~= nil)
  end
end

--> fine
-- Every function of every host module is taken away.
for _, module in ipairs { users, user, departments, phone, email, text, log, input } do
  for name, call in pairs(module) do
    assert(not pcall(rawset, module, name, nil))
    assert(not pcall(function() module[name] = print end))
    assert(module[name] == call)
  end
end

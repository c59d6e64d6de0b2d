--> fine
-- Libraries are given a metatable, or lose theirs.
for _, module in ipairs { string, table, math, _G, users, params } do
  assert(not pcall(setmetatable, module, nil))
  assert(not pcall(setmetatable, module, { __index = print }))
end

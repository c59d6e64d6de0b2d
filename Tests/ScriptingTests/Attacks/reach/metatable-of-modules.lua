--> fine
-- Libraries, host modules and parameters show no metatable.
for _, module in ipairs { string, table, math, os, utf8, coroutine, users, user, phone, params } do
  assert(getmetatable(module) == false)
end

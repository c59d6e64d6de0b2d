--> fine
-- Host functions give the text of a table, and close it.
for _, call in ipairs { users.get, users.fields, log.info, text.trim, departments.each } do
  local one = setmetatable({}, { __tostring = call, __close = call })
  assert(not pcall(tostring, one) and not pcall(print, one))
  pcall(function() local _ <close> = one end)
end

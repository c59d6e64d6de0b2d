--> fine
-- What is no text is refused, and nothing is logged.
for _, call in ipairs { log.info, log.warn, log.error } do
  assert(not pcall(call) and not pcall(call, nil))
  assert(not pcall(call, {}) and not pcall(call, print))
  assert(not pcall(call, setmetatable({}, { __tostring = function() return "text" end })))
end

--> fine
-- What can't be called is to handle messages, and host functions are.
local handlers = { print, users.get, user.update, error, pcall, coroutine.yield, {}, 1, "x" }
for _, handler in ipairs(handlers) do
  local ok = pcall(xpcall, error, handler, "x")
  assert(type(ok) == "boolean")
end
assert(not pcall(xpcall) and not pcall(xpcall, print))

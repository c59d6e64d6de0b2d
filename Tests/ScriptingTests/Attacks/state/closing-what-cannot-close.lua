--> fine
-- Values without a handler, or that lose it, are to be closed.
assert(not pcall(function() local _ <close> = {} end))
assert(not pcall(function() local _ <close> = string end))
assert(not pcall(function() local _ <close> = users.get(1) end))
local metatable = { __close = print }
assert(not pcall(function()
  local _ <close> = setmetatable({}, metatable)
  metatable.__close = nil
end))
assert(pcall(function()
  local _ <close> = nil
  local _ <close> = false
end))

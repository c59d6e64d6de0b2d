--> fine
-- A coroutine yields within pcall, metamethods and iterators, and is resumed in order.
local object = setmetatable({}, {
  __index = function(_, key) return coroutine.yield(key) end,
  __add = function() return coroutine.yield "add" end,
  __close = function() coroutine.yield "close" end,
})
local go = coroutine.wrap(function()
  local ok, value = pcall(function()
    local _ <close> = object
    return object.field + (object + 1)
  end)
  error { ok, value }
end)
assert(go() == "field" and go(40) == "add" and go(2) == "close")
local ok, result = pcall(go)
assert(not ok and result[1] == true and result[2] == 42)

--> fine
-- Functions that are called from C yield.
local yield = coroutine.yield
local object = setmetatable({}, { __tostring = yield, __index = yield })
local attempts = {
  function() return ("x"):gsub("x", yield) end,
  function() return tostring(object) end,
  function() return ("%s"):format(object) end,
  function() return table.unpack(object, 1, 1) end,
  function() return table.concat(object, "", 1, 1) end,
  function() return table.sort({ 1, 2, 3 }, yield) end,
}
for _, attempt in ipairs(attempts) do
  local ok, message = coroutine.resume(coroutine.create(attempt))
  assert(not ok and message:find "yield")
end

--> fine
-- Errors of sandbox functions blame the script's lines, and name no file of the host's.
local attempts = {
  function() setmetatable({}, { __gc = print }) end,
  function() return pone end,
  function() require "none" end,
  function() string.rep = print end,
  function() users.get(0) end,
}
for _, attempt in ipairs(attempts) do
  local ok, message = pcall(attempt)
  assert(not ok and message:find "sandbox%-through%-its%-errors%.lua:%d+: ", message)
  assert(not message:find "sandbox:" and not message:find "%.swift")
end

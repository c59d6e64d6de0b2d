--> fine
-- Messages of errors are searched for addresses.
local attempts = {
  function() return {} < {} end,
  function() return print + 1 end,
  function() return nil .. {} end,
  function() error({}) end,
  function() return _G[{}] end,
  function() return string.rep({}) end,
}
for _, attempt in ipairs(attempts) do
  local _, message = pcall(attempt)
  assert(not tostring(message):find "0x%x%x%x%x")
end

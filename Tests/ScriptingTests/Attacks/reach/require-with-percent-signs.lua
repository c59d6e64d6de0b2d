--> fine
-- Names are written as an address would write them.
local names = { "%2e%2e", "modules%2Fanswer", "..%2fSandboxTests", "%", "%00", "modules%answer" }
for _, name in ipairs(names) do
  assert(not pcall(require, name))
end

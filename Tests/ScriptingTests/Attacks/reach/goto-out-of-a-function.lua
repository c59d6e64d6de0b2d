--> fine
-- Hidden state of generic loops and closing variables is looked for among the locals.
for key in pairs { 1, 2 } do
  local function inner() return key end
  assert(inner() == key)
end
assert(not pcall(function() return _ENV["(for state)"] end))

--> fine
-- A finaliser need be no function for the collector to note the table.
for _, value in ipairs { true, false, 1, "", {}, print, null } do
  assert(not pcall(setmetatable, {}, { __gc = value }))
end
local metatable = setmetatable({}, { __index = function() return print end })
assert(pcall(setmetatable, {}, metatable))

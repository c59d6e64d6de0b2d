--> fine
-- Host functions answer for missing fields, and take new ones.
local one = setmetatable({}, { __index = users.get, __newindex = user.update })
assert(not pcall(function() return one.field end))
assert(not pcall(function() one.field = 1 end))
assert(setmetatable({}, { __index = math.type })[1] == nil)
assert(setmetatable({}, { __index = users })["get"] == users.get)

--> fine
-- A finaliser comes into a metatable that is in use already.
local ran, metatable = false, {}
for _ = 1, 100 do setmetatable({}, metatable) end
metatable.__gc = function() ran = true end
assert(not pcall(setmetatable, {}, metatable))
for i = 1, 20000 do local _ = { i } end
assert(not ran)

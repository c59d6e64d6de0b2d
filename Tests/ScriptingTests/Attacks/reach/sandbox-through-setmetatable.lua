--> fine
-- The sandbox's own setmetatable is called as nobody would.
assert(not pcall(setmetatable))
assert(not pcall(setmetatable, nil, {}))
assert(not pcall(setmetatable, {}, "x"))
local sly = setmetatable({}, { __index = { __gc = print } })
assert(setmetatable({}, sly))
local guarded = setmetatable({}, { __metatable = "mine" })
assert(getmetatable(guarded) == "mine" and not pcall(setmetatable, guarded, {}))

--> fine
-- An environment that falls back on the globals has what they have.
local outer = _G
local _ENV = setmetatable({}, { __index = _G })
outer.assert(not outer.pcall(function() return load end))
name = 1
outer.assert(outer.rawget(outer, "name") == nil)

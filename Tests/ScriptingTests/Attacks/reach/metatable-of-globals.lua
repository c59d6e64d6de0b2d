--> fine
-- The metatable of the globals would lead to those of all scripts.
assert(getmetatable(_G) == false)
assert(getmetatable(_ENV) == false)
assert(not pcall(function() return getmetatable(_G).__index end))

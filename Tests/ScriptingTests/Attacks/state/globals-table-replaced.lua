--> fine
-- The name _G leads elsewhere, which changes no global.
_G = {}
_G.print = error
assert(print ~= error)

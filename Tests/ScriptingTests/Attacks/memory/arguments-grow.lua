--> fine
-- A function calls itself with one argument more, and keeps those of every level.
local function grow(...) return grow(1, ...) + select("#", ...) end
local ok, message = pcall(grow)
local text = tostring(message)
assert(not ok and (text:find "stack overflow" or text:find "not enough memory"))

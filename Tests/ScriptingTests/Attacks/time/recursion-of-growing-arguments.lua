--> stopped or memory
-- A vararg function calls itself with one argument more each time.
local function grow(...) return grow(1, ...) end
grow()

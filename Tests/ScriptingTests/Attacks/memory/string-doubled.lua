--> memory
-- A text is joined to itself until it fills the memory.
local text = "x"
while true do text = text .. text end

--> memory
-- A list is copied behind its own end until nothing more fits.
local list = { 1, 2, 3, 4 }
while true do table.move(list, 1, #list, #list + 1) end

--> stopped
-- Keys that spread well in a small table all meet in one place once it grows.
local crowd = {}
for i = 1, 131073 do crowd[i * 262143] = true end
while true do end

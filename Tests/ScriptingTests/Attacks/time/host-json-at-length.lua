--> stopped or memory
-- Texts of thousands of arrays are read and written again and again.
local list = "[" .. ("[],"):rep(20000) .. "1]"
while true do json.encode(json.decode(list)) end

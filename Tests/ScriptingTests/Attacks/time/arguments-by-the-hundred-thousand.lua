--> stopped
-- Hundreds of thousands of values are unpacked, only to be counted.
while true do pcall(function() return select("#", table.unpack({}, 1, 300000)) end) end

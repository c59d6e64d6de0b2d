--> stopped
-- With a full heap, more is asked for and refused, each time after a full collection.
local nested = {}
pcall(function()
  while true do nested = { nested } end
end)
while true do pcall(string.rep, "x", 1 << 30) end

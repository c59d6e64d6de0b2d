--> stopped
-- With a full heap, a concatenation fails for ever.
local nested, text = {}, ("x"):rep(1 << 20)
pcall(function()
  while true do nested = { nested } end
end)
while true do pcall(function() return text .. text .. text end) end

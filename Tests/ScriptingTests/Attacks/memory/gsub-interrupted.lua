--> fine
-- A replacement that runs out of memory leaves text and matcher in order.
local text = ("x"):rep(1000)
local ok = pcall(string.gsub, text, "x", function() return ("y"):rep(1 << 20) end)
assert(not ok and #text == 1000)
assert(text:gsub("x", "yz") == ("yz"):rep(1000))

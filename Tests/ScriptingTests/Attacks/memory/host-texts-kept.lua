--> stopped or memory
-- Texts that the host makes are kept, each time anew.
local list, words = {}, ("stra\u{DF}e "):rep(1000)
while true do list[#list + 1] = text.upper(words) .. #list end

--> stopped
-- A half of the text is compared with the other half, for every place and length.
local _ = (("a"):rep(100000) .. "b"):find("(.+)%1%1c")

--> stopped
-- Long texts that are alike up to the last byte are compared for order.
local one = ("a"):rep(4 << 20)
local other = one .. "b"
while one < other do end

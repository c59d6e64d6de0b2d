--> stopped
-- One letter is packed into megabytes of zeros.
while true do string.pack("c4000000", "x") end

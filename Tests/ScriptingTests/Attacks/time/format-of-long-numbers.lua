--> stopped
-- Numbers are written with as many digits as a format may ask for.
while true do ("%99.99f%99.99f"):format(1e308, -1e308) end

--> stopped
-- Half a megabyte is logged, line by line.
local line = ("\u{E9}"):rep(1 << 18)
while true do log.info(line) end

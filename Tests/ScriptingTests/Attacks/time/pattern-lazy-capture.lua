--> stopped
-- A lazy capture before a star runs to the end from every place of a long text.
local _ = ("a"):rep(1 << 20):find("(.-)*")

--> stopped
-- A greedy repetition runs to the end and back from every place of a long text.
local _ = ("a"):rep(1 << 20):find(".*b")

--> stopped
-- Each step of an iteration over a text searches all that is left.
for _ in ("a"):rep(1 << 20):gmatch(".-b()") do end

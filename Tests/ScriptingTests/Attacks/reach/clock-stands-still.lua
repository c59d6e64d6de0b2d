--> fine
-- The clock is read before and after some work, to tell one machine from another.
local clock, time = os.clock(), os.time()
for _ = 1, 1000000 do end
assert(os.clock() == clock and os.time() == time)

--> stopped
-- A generic for asks an iterator that always has one more.
for _ in function() return 1 end do end

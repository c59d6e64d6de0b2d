--> stopped
-- A billion billion absent elements are moved by one.
table.move({}, 1, 1 << 60, 2)

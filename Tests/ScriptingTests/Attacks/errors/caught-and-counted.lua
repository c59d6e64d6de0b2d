--> fine
-- A hundred thousand errors are raised and caught.
for _ = 1, 100000 do pcall(error) end

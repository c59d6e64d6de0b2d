--> stopped
-- A numeric loop runs to the largest integer there is.
for _ = 1, math.maxinteger do end

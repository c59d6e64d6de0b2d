--> stopped
-- A numeric loop takes steps too small to get anywhere.
for _ = 1, 2, 1e-300 do end

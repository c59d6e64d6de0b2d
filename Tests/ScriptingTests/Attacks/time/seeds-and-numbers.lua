--> stopped
-- Random numbers are seeded and drawn without a pause.
while true do
  math.randomseed(1)
  math.random(math.mininteger, math.maxinteger)
end

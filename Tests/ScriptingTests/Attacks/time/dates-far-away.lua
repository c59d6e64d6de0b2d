--> stopped
-- Dates at the ends of the calendar are normalised to and fro.
while true do
  pcall(os.time, { year = 2147483647, month = 2147483647, day = 2147483647, sec = -2147483648 })
  pcall(os.date, "*t", math.maxinteger)
  pcall(os.date, "!%c", 67768036191676799)
end

--> stopped
-- The largest of a hundred thousand arguments is looked for, again and again.
local function largest(...)
  while true do math.max(...) end
end
local numbers = {}
for i = 1, 100000 do numbers[i] = i end
largest(table.unpack(numbers))

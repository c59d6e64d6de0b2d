--> memory
-- Functions with a variable each of their own are kept in a list.
local list = {}
for i = 1, math.huge do
  list[#list + 1] = function()
    i = i + 1
    return i
  end
end

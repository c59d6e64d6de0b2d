--> stopped
-- A line has a hundred thousand values.
local function show(...)
  while true do print(...) end
end
show(table.unpack({}, 1, 100000))

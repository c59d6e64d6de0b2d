--> stopped
-- Each of many arguments is selected, and every selection copies those behind it.
local function each(...)
  while true do
    for i = 1, select("#", ...) do local _ = select(i, ...) end
  end
end
each(table.unpack({}, 1, 100000))

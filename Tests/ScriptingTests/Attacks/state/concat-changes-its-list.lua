--> fine
-- A list grows and shrinks while it is joined.
local list
list = setmetatable({}, {
  __index = function(_, i)
    for j = 1, 100 do rawset(list, j + 10, j) end
    rawset(list, i, nil)
    return "x"
  end,
})
assert(table.concat(list, "", 1, 10) == ("x"):rep(10))

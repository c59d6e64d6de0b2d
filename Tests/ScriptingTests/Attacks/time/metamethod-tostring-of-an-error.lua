--> stopped
-- The program ends with an error whose text is a loop.
error(setmetatable({}, {
  __tostring = function()
    while true do end
  end,
}))

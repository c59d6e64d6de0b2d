--> stopped
-- The text of a value is a loop, for tostring, format and print alike.
local trap = setmetatable({}, {
  __tostring = function()
    while true do end
  end,
})
while true do
  pcall(tostring, trap)
  pcall(string.format, "%s", trap)
  pcall(print, trap)
end

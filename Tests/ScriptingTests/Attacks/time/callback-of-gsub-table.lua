--> stopped
-- The replacements of a gsub come from a table whose __index loops.
local trap = setmetatable({}, {
  __index = function()
    while true do end
  end,
})
while true do pcall(string.gsub, "text", "%a", trap) end

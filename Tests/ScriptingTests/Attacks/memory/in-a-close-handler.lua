--> memory
-- The handler of a variable that is closed fills the memory.
local _ <close> = setmetatable({}, {
  __close = function()
    local list = {}
    while true do list[#list + 1] = {} end
  end,
})

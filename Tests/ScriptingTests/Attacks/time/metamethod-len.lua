--> stopped
-- The length operator loops, for the script and for the functions that ask for a length.
local trap = setmetatable({}, {
  __len = function()
    while true do end
  end,
})
while true do
  pcall(function() return #trap end)
  pcall(table.insert, trap, 1)
  pcall(table.unpack, trap)
end

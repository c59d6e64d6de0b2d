--> stopped
-- Two functions pcall each other, and go on after every stack overflow.
local one
local function other()
  pcall(one)
  return other()
end
function one() pcall(other) end
one()

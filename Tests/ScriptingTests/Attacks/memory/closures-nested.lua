--> memory
-- Each function holds the one before.
local nested = print
while true do
  local inner = nested
  nested = function() return inner end
end

--> memory
-- The script makes one global after the other, by long names.
local name, count = ("x"):rep(1000), 0
while true do
  count = count + 1
  _G[name .. count] = count
end

--> fine
-- Calls protect each other until the C stack ends.
local function deep()
  local ok, message = pcall(deep)
  return ok, message
end
assert(deep())
local nested = { pcall }
for i = 2, 500 do nested[i] = pcall end
assert(pcall(table.unpack(nested)))

--> fine
-- Comparators sort, by comparators that sort.
local function less()
  table.sort({ 1, 2, 3 }, less)
  return false
end
local ok, message = pcall(less)
assert(not ok and tostring(message):find "stack overflow")

--> fine
-- Handlers of every kind try the same.
local function change() string.upper = print end
pcall(xpcall, error, change)
pcall(table.sort, { 2, 1 }, change)
pcall(string.gsub, "x", "x", change)
pcall(tostring, setmetatable({}, { __tostring = change }))
pcall(function() local _ <close> = setmetatable({}, { __close = change }) end)
assert(("x"):upper() == "X")

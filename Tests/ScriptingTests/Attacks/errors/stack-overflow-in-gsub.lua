--> fine
-- Replacements are found by gsub, whose replacements are.
local function deep(text) return (text:gsub("x", deep)) end
local ok, message = pcall(deep, "x")
assert(not ok and tostring(message):find "stack overflow")

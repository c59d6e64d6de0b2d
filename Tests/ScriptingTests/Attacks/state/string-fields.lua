--> fine
-- A text is given a field.
local text = "text"
assert(not pcall(function() text.field = 1 end))
assert(not pcall(function() text[1] = "T" end))
assert(not pcall(rawset, text, "field", 1))
assert(text == "text" and not pcall(function() return text.field end))

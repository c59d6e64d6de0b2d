--> error: results-that-hold-themselves.lua
-- A program returns a table that holds itself.
local circle = {}
circle.params = circle
return circle

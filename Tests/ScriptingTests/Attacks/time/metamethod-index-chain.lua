--> stopped
-- A table looks up what it lacks in itself.
local circle = {}
circle.__index = circle
setmetatable(circle, circle)
while true do pcall(function() return circle.field end) end

--> error: table
-- The program ends with a table that holds itself for an error.
local circle = {}
circle[1], circle[circle] = circle, circle
error(circle)

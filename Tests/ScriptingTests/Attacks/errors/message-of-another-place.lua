--> error: elsewhere.lua:99: forged
-- An error lays the blame on a file that isn't there.
error("elsewhere.lua:99: forged", 0)

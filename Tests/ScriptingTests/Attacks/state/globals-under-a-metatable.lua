--> error: cannot change a protected metatable
-- The globals lose the metatable that finds misspelt names.
setmetatable(_G, nil)

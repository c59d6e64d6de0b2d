--> stopped
-- Every access is misspelt, so that the nearest name is looked for.
while true do pcall(function() return pone end) end

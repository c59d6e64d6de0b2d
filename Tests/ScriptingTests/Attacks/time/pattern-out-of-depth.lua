--> stopped
-- A pattern nests deeper than the matcher goes, and fails over and over.
local pattern = ("(a"):rep(30) .. ("a?"):rep(300)
while true do pcall(string.find, ("a"):rep(400), pattern) end

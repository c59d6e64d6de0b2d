--> fine
-- What runs after each attack, to see that the process goes on.
local names = {}
for person in users.each() do names[#names + 1] = person.NAME:upper() end
assert(table.concat(names, " ") == "ANNA BORIS CARA")

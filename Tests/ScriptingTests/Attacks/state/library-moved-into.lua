--> fine
-- Elements are moved, sorted and removed within libraries.
assert(not pcall(table.move, { print, print }, 1, 2, 1, string))
pcall(table.remove, string)
pcall(table.remove, users, "get")
pcall(table.sort, string)
assert(("x"):rep(3) == "xxx" and users.get(1).NAME == "Anna")

--> fine
-- A module that is loaded tries the same.
assert(not pcall(require, "modules.changes"))
assert(text.upper("x") == "X")

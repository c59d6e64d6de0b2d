--> fine
-- Patterns nest captures and choices deeper than the matcher goes.
assert(not pcall(string.find, ("a"):rep(300000), (".?"):rep(300000)))
assert(not pcall(string.find, "x", ("("):rep(100)))
assert(not pcall(string.find, "x", ("()"):rep(100)))
assert(("a"):rep(300000):find("^.-b") == nil)

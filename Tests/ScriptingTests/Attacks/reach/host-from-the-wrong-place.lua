--> fine
-- Functions that belong in a transform are called in a program.
assert(not pcall(skip, "reason"))
assert(not pcall(reject, "reason"))
assert(not pcall(warn, "NAME", "reason"))
assert(not pcall(input.rows))
assert(not pcall(function() return params.region end))

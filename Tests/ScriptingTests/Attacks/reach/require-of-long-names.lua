--> fine
-- Names are longer than any file's.
assert(not pcall(require, ("x"):rep(300)))
assert(not pcall(require, ("x"):rep(100000)))
assert(not pcall(require, ("x."):rep(5000) .. "x"))

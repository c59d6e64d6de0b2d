--> fine
-- Functions are given an environment of the script's, in which there is no more than that.
local function look(_ENV) return load, io, debug, string end
assert(select("#", look {}) == 4)
local a, b, c, d = look {}
assert(a == nil and b == nil and c == nil and d == nil)

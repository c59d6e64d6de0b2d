--> fine
-- Users are searched by texts of a megabyte.
local text = ("x"):rep(1 << 20)
assert(users.find { NAME = text } == nil)
assert(users.find { EMAIL = text .. "@example.com" } == nil)
assert(users.each { NAME = text }() == nil)

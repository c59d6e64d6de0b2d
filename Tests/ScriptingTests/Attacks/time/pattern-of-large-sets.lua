--> stopped
-- Every byte is compared with a set that is as long as a book.
local set = "[" .. ("bcdefgh"):rep(20000) .. "]"
local _ = ("a"):rep(1 << 20):gsub(set, "")

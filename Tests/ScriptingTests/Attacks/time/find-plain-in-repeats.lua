--> stopped
-- A plain search meets its text nearly everywhere, up to the last byte.
local haystack = ("a"):rep(2 << 20)
local needle = ("a"):rep(1 << 20) .. "b"
haystack:find(needle, 1, true)

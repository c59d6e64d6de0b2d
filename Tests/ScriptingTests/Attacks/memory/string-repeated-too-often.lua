--> fine
-- A text longer than any address is refused before any memory is asked for.
local ok, message = pcall(string.rep, "xx", math.maxinteger)
assert(not ok and message:find("resulting string too large", 1, true))

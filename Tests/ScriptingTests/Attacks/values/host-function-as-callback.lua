--> fine
-- Host functions compare, replace, iterate and handle messages.
pcall(table.sort, { "b", "a", "c" }, text.upper)
pcall(table.sort, { 3, 1, 2 }, users.get)
assert(("a b"):gsub("%a", text.upper) == "A B")
assert(not pcall(string.gsub, "ab", "%a", users.get))
local _, record = xpcall(error, users.get, 1)
assert(record == nil or type(record) ~= "number")
assert(not pcall(function()
  for _ in users.get, 0 do break end
end))

--> fine
-- More values than the stack holds are refused, and the stack is as before.
local text, format = ("x"):rep(1 << 20), ("b"):rep(1 << 20)
for _ = 1, 3 do
  assert(not pcall(table.unpack, {}, 1, 10000000))
  assert(not pcall(string.byte, text, 1, -1))
  assert(not pcall(utf8.codepoint, text, 1, -1))
  assert(not pcall(string.unpack, format, text))
end
assert(select("#", table.unpack({}, 1, 200)) == 200)

--> fine
-- Formats of packed data ask for impossible sizes.
local formats = { "i17", "i0", "!17", "!3i4", "c", "X", "Xz", "y", "i99999999999", "!i3X" }
for _, format in ipairs(formats) do
  assert(not pcall(string.pack, format, 1), format)
end
assert(not pcall(string.packsize, ("c2147483647"):rep(2)) and not pcall(string.packsize, "s"))
assert(not pcall(string.unpack, "s8", ("\xFF"):rep(8)) and not pcall(string.unpack, "i16", "x"))
assert(not pcall(string.unpack, "b", "x", 99))

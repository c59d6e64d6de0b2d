--> stopped
-- Formats of a megabyte switch between byte orders and pack nothing.
local format = ("<>=!"):rep(1 << 18)
while true do
  string.pack(format)
  string.packsize(format)
  string.unpack(format, "")
end

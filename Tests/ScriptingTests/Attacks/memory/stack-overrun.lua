--> fine
-- Endless recursion ends with an error that can be caught, several times.
local function deep() return 1 + deep() end
for _ = 1, 2 do
  local ok, message = pcall(deep)
  local text = tostring(message)
  assert(not ok and (text:find "stack overflow" or text:find "not enough memory"))
end
local text = "x"
for _ = 1, 20 do text = text .. text end
assert(#text == 1 << 20)

--> fine
-- A message handler fills the memory, which ends its xpcall and no more.
local ok = xpcall(error, function()
  local list = {}
  while true do list[#list + 1] = {} end
end)
assert(not ok)
local text = "x"
for _ = 1, 20 do text = text .. text end
assert(#text == 1 << 20)

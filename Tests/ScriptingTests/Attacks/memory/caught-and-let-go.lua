--> fine
-- The memory is filled and given back, several times.
for _ = 1, 3 do
  local ok, message = pcall(function()
    local list = {}
    while true do list[#list + 1] = ("x"):rep(1 << 13) .. #list end
  end)
  assert(not ok and message == "not enough memory")
end
local text = "x"
for _ = 1, 22 do text = text .. text end
assert(#text == 4 << 20)

--> fine
-- With a full heap, host functions fail as they may, and work once there is room.
local heap = {}
pcall(function()
  for size = 16, 4, -4 do
    pcall(function()
      while true do heap[#heap + 1] = ("x"):rep(1 << size) .. #heap end
    end)
  end
end)
for _ = 1, 100 do
  pcall(users.get, 1)
  pcall(users.fields)
  pcall(departments.path, 3)
  pcall(log.info, "x")
end
heap = nil
assert(users.get(2).NAME == "Boris" and departments.get(3).PATH == "Company/Sales/North")

--> fine
-- With a full heap, an update fails as it may, and works once there is room.
local heap = {}
pcall(function()
  for size = 16, 4, -4 do
    pcall(function()
      while true do heap[#heap + 1] = ("x"):rep(1 << size) .. #heap end
    end)
  end
end)
for _ = 1, 20 do pcall(user.update, { ID = 1, NAME = "Anne" }) end
heap = nil
assert(user.update { ID = 2, NAME = "Bernd" } and users.get(2).NAME == "Bernd")

--> fine
-- The fields of an update come from metamethods, of which the host calls none.
local called = false
local function call()
  called = true
  return 1
end
local liar = { __index = call, __len = call, __pairs = call, __tostring = call, __call = call }
assert(not pcall(user.update, setmetatable({}, liar)))
pcall(users.find, setmetatable({}, liar))
pcall(user.update, setmetatable({ ID = 1, NAME = "Anne" }, liar))
assert(not called and pcall(users.get, 1))

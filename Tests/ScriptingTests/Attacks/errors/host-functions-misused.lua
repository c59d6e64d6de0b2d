--> fine
-- Host functions are called with arguments of every kind, and with none.
local values = { true, 1.5, -1, "\xFF", {}, print, coroutine.running(), null, users, 0 / 0 }
for _, module in ipairs { users, departments, user, phone, email, text, input, log } do
  for _, call in pairs(module) do
    pcall(call)
    for _, value in ipairs(values) do
      pcall(call, value)
      pcall(call, "x", value, value)
    end
  end
end
assert(users.get(1).NAME == "Anna")

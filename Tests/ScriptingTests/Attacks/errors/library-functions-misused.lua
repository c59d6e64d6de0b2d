--> fine
-- Library functions are called with arguments of every kind, and with none.
local values = { true, 1.5, -1, "\xFF", {}, print, coroutine.create(print), null, users, 0 / 0 }
for _, module in ipairs { string, table, math, os, utf8 } do
  for _, call in pairs(module) do
    if type(call) == "function" then
      pcall(call)
      for _, value in ipairs(values) do
        pcall(call, value)
        pcall(call, value, 3, value)
      end
    end
  end
end
assert(("x"):upper() == "X")

--> stopped
-- A chain of a thousand tables passes every assignment on to the next.
local chain = {}
for _ = 1, 1000 do chain = setmetatable({}, { __newindex = chain, __index = chain }) end
while true do
  chain.field = 1
  chain.field = nil
end

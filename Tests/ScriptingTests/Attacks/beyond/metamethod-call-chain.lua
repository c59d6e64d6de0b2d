--> stopped
-- A call goes through a hundred thousand __call tables, each of which adds an argument.
local chain = print
for _ = 1, 100000 do chain = setmetatable({}, { __call = chain }) end
while true do pcall(chain) end

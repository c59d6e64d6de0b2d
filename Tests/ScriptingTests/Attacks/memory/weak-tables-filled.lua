--> stopped
-- Weak tables are filled with what nothing else holds.
local weak = setmetatable({}, { __mode = "kv" })
while true do weak[{}] = {} end

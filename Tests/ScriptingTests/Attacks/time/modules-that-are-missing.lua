--> stopped
-- Modules are looked for that don't exist, under ever new names.
local count = 0
while true do
  count = count + 1
  pcall(require, "modules.none" .. count)
end

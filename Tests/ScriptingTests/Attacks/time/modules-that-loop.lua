--> stopped
-- A module beside the script loops while it is loaded.
while true do pcall(require, "modules.loops") end

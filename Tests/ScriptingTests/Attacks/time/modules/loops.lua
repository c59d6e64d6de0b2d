-- A module that never returns: part of modules-that-loop.lua.
while true do pcall(error) end

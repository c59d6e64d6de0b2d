-- A module that fills the memory: part of in-a-module.lua.
local list = {}
while true do list[#list + 1] = {} end

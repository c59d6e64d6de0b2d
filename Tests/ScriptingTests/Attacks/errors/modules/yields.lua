-- A module that yields: part of yield-in-a-module.lua.
return coroutine.yield("loading")

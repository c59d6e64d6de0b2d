-- A module that fails: part of module-with-a-mistake.lua.
return nil + 1
